using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Children;

[StreamEvent]
public partial record Note(string Text);

[StreamEvent]
public partial record Confirm(string What) : InputRequest<bool>;

[Workflow]
public partial class LeafWorkflow
{
    internal int Runs;
    internal readonly Latch Waiting = new();
    internal bool Cancelled;

    [Step]
    public async Task<StopEvent<string>> Work(Context ctx, StartEvent<string> input)
    {
        Interlocked.Increment(ref Runs);
        ctx.WriteEventToStream(new Note($"leaf {input.Input}"));
        switch (input.Input)
        {
            case "fail":
                throw new InvalidOperationException("leaf failed");
            case "ask":
                return new(await ctx.RequestInputAsync(new Confirm("leaf?")) ? "yes" : "no");
            case "wait":
                Waiting.Open();
                try
                {
                    await Task.Delay(Timeout.Infinite, ctx.CancellationToken);
                }
                catch (OperationCanceledException)
                {
                    Cancelled = true;
                    throw;
                }

                break;
            case "stall":
                return null!;
        }

        return new(input.Input.ToUpperInvariant());
    }
}

[Workflow]
public partial class MiddleWorkflow(LeafWorkflow leaf)
{
    [Step]
    public async Task<StopEvent<string>> Pass(Context ctx, StartEvent<string> input)
    {
        ctx.WriteEventToStream(new Note("middle"));
        return new($"<{await ctx.RunChildAsync(leaf, input.Input)}>");
    }
}

[Workflow]
public partial class ParentWorkflow(LeafWorkflow leaf)
{
    internal Context Kept;

    [Step]
    public async Task<StopEvent<string>> Call(Context ctx, StartEvent<string> input)
    {
        Kept = ctx;
        ctx.WriteEventToStream(new Note("parent"));
        string text = await ctx.RunChildAsync(new MiddleWorkflow(leaf), input.Input);
        ctx.WriteEventToStream(new Note("parent again"));
        return new($"[{text}]");
    }
}

[Workflow]
public partial class TwinsWorkflow(LeafWorkflow leaf)
{
    [Step]
    public async Task<StopEvent<string>> Call(Context ctx, StartEvent start) =>
        new(string.Concat(await Task.WhenAll(ctx.RunChildAsync(leaf, "a"), ctx.RunChildAsync(leaf, "b"))));
}

[Workflow]
public partial class RetryingParentWorkflow(LeafWorkflow leaf)
{
    [Step(Retries = 2)]
    public async Task<StopEvent<string>> Call(Context ctx, StartEvent start) =>
        new(await ctx.RunChildAsync(leaf, ctx.Attempt < 3 ? "fail" : "fine"));
}

[Workflow]
public partial class EndlessWorkflow
{
    [Step]
    public Again Begin(StartEvent start) => new();

    [Step]
    public Again Loop(Again again) => new();
}

[Event]
public partial record Again;

[Workflow]
public partial class EndlessParentWorkflow
{
    [Step]
    public async Task<StopEvent> Call(Context ctx, StartEvent start)
    {
        await ctx.RunChildAsync(new EndlessWorkflow());
        return new StopEvent();
    }
}

public class ChildTests
{
    private readonly VirtualTime _clock = new();
    private readonly LeafWorkflow _leaf = new();

    private RunOptions Options => new() { TimeProvider = _clock, Timeout = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task WF23_Child_GivesItsResult_AndItsEventsCarryTheirPath()
    {
        await using WorkflowHandler<string> handler = await new ParentWorkflow(_leaf).RunAsync("x", Options with { Lifecycle = true });
        Assert.Equal("[<X>]", await handler.ResultAsync().WithinAsync());
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(Enumerable.Range(1, items.Count).Select(static number => (long)number), items.Select(static item => item.Sequence));
        Assert.Equal(
            [
                ":Call StepStarted", ":Call Note", "MiddleWorkflow:Pass StepStarted", "MiddleWorkflow:Pass Note",
                "MiddleWorkflow/LeafWorkflow:Work StepStarted", "MiddleWorkflow/LeafWorkflow:Work Note",
                "MiddleWorkflow/LeafWorkflow:Work StepCompleted", "MiddleWorkflow:Pass StepCompleted", ":Call Note", ":Call StepCompleted",
                ": RunCompleted",
            ],
            items.Select(static item => $"{item.Path}:{item.Step} {item.Event.EventType.Replace("Lifecycle.", "", StringComparison.Ordinal)}"));
    }

    [Fact]
    public async Task WF23_FailureOfAChild_IsTheOriginalException_AndCarriesItsPath()
    {
        await using WorkflowHandler<string> handler = await new ParentWorkflow(_leaf).RunAsync("fail", Options);
        Exception exception = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal("leaf failed", exception.Message);
        Assert.Contains(nameof(LeafWorkflow), exception.StackTrace, StringComparison.Ordinal);
        Assert.All(handler.Failures, failure => Assert.Same(exception, failure.Exception));
        Assert.Equal(
            ["MiddleWorkflow/LeafWorkflow:Work", "MiddleWorkflow:Pass", ":Call"],
            handler.Failures.Select(static failure => $"{failure.Path}:{failure.Step}"));
        Assert.Equal(1, _leaf.Runs);
    }

    [Fact]
    public async Task WF23_RequestOfAChild_IsAnsweredAtTheRoot_AndItsWaitEatsNoTimeout()
    {
        await using WorkflowHandler<string> handler = await new ParentWorkflow(_leaf).RunAsync("ask", Options);
        Confirm request = await FirstAsync<Confirm>(handler);
        Assert.Equal("MiddleWorkflow/LeafWorkflow", (await handler.StreamItems().FirstOf<Confirm>().WithinAsync()).Path);
        _clock.Advance(TimeSpan.FromDays(1));
        await handler.RespondAsync(request, true);
        Assert.Equal("[<yes>]", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF23_WF14_Cancel_ReachesTheChild()
    {
        await using WorkflowHandler<string> handler = await new ParentWorkflow(_leaf).RunAsync("wait", Options);
        await _leaf.Waiting.WithinAsync();
        handler.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.True(_leaf.Cancelled);
        Assert.Empty(handler.Failures);
        Assert.IsType<RunCancelled>((await handler.StreamItems().AllAsync())[^1].Event);
    }

    [Fact]
    public async Task WF23_StalledChild_IsTheParentsFailure()
    {
        await using WorkflowHandler<string> handler = await new ParentWorkflow(_leaf).RunAsync("stall", Options);
        WorkflowStalledException exception = await Assert.ThrowsAsync<WorkflowStalledException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(nameof(LeafWorkflow), exception.Workflow);
    }

    [Fact]
    public async Task WF23_TwoChildrenOfOneName_HaveTwoPaths()
    {
        await using WorkflowHandler<string> handler = await new TwinsWorkflow(_leaf).RunAsync(Options);
        Assert.Equal("AB", await handler.ResultAsync().WithinAsync());
        List<StreamItem> items = await handler.StreamItems(filter: static item => item.Event is Note).AllAsync();
        Assert.Equal(["LeafWorkflow", "LeafWorkflow#2"], items.Select(static item => item.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WF23_Child_RunsAgainOnlyIfRetryIsAsked()
    {
        await using WorkflowHandler<string> handler = await new RetryingParentWorkflow(_leaf).RunAsync(Options);
        Assert.Equal("FINE", await handler.ResultAsync().WithinAsync());
        Assert.Equal(3, _leaf.Runs);
    }

    [Fact]
    public async Task WF23_MaxSteps_AreSharedWithTheChild()
    {
        await using WorkflowHandler<StopEvent> handler = await new EndlessParentWorkflow().RunAsync(Options with { MaxSteps = 5_000 });
        WorkflowLimitException exception = await Assert.ThrowsAsync<WorkflowLimitException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal((nameof(RunOptions.MaxSteps), "Loop"), (exception.Limit, exception.Step));
    }

    [Fact]
    public async Task BadInput_ChildOfADisposedHandler_IsRefused()
    {
        var parent = new ParentWorkflow(_leaf);
        WorkflowHandler<string> handler = await parent.RunAsync("x", Options);
        await handler.ResultAsync().WithinAsync();
        await handler.DisposeAsync();
        WorkflowEndedException exception = await Assert.ThrowsAsync<WorkflowEndedException>(() => parent.Kept.RunChildAsync(_leaf, "y"));
        Assert.Contains("Call", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, _leaf.Runs);
        await Assert.ThrowsAsync<WorkflowEndedException>(() => parent.Kept.RequestInputAsync(new Confirm("late?")));
    }

    private static async Task<T> FirstAsync<T>(WorkflowHandler handler) where T : StreamEvent =>
        (T)(await handler.StreamItems().FirstOf<T>().WithinAsync()).Event;
}

internal static class Items
{
    public static async Task<StreamItem> FirstOf<T>(this IAsyncEnumerable<StreamItem> items)
    {
        await foreach (StreamItem item in items)
        {
            if (item.Event is T)
            {
                return item;
            }
        }

        throw new InvalidOperationException($"The stream ended without {typeof(T).Name}.");
    }
}
