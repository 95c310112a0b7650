using GenFlow.Testing;
using GenFlow.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Tests.Scenarios.LeftBehind;

[Event]
public partial record Done;

[StreamEvent]
public partial record Question(string Text) : InputRequest<int>;

/// <summary>A child that only its token ends.</summary>
[Workflow]
public partial class EndlessChild
{
    internal readonly Latch Started = new();
    internal readonly Latch Cancelled = new();

    [Step]
    public async Task<StopEvent<int>> Stay(Context ctx, StartEvent start)
    {
        ctx.CancellationToken.Register(Cancelled.Open);
        Started.Open();
        await Cancelled;
        return new(1);
    }
}

/// <summary>Starts a child, and its step does not wait for it.</summary>
[Workflow]
public partial class HastyWorkflow(EndlessChild child)
{
    [Step]
    public async Task<Done> Begin(Context ctx, StartEvent start)
    {
        _ = ctx.RunChildAsync(child);
        await child.Started;
        return new Done();
    }

    [Step]
    public async Task<StopEvent<bool>> Look(Context ctx, Done done)
    {
        await child.Cancelled;
        return new(true);
    }
}

/// <summary>A child that not even its token ends.</summary>
[Workflow]
public partial class DeafChild
{
    internal readonly Latch Started = new();
    internal readonly Latch MayEnd = new();

    [Step]
    public async Task<StopEvent<int>> Stay(StartEvent start)
    {
        Started.Open();
        await MayEnd;
        return new(1);
    }
}

[Workflow]
public partial class DeafParentWorkflow(DeafChild child)
{
    [Step]
    public async Task<StopEvent<bool>> Begin(Context ctx, StartEvent<bool> awaits)
    {
        Task<int> running = ctx.RunChildAsync(child);
        await child.Started;
        return new(awaits.Input && await running == 1);
    }
}

[Workflow]
public partial class ContextKeeperWorkflow
{
    internal Context Kept;

    [Step]
    public StopEvent<int> Only(Context ctx, StartEvent start)
    {
        Kept = ctx;
        return new(1);
    }
}

/// <summary>A step that fails long after its run was left.</summary>
[Workflow]
public partial class LateFailureWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch MayFail = new();

    [Step]
    public async Task<StopEvent<int>> Fail(StartEvent start)
    {
        Started.Open();
        await MayFail;
        throw new FormatException("too late");
    }
}

/// <summary>Goes on although its request could not be published.</summary>
[Workflow]
public partial class UnaskedWorkflow
{
    internal readonly Latch Refused = new();
    internal readonly Latch MayEnd = new();

    [Step]
    public async Task<StopEvent<int>> Ask(Context ctx, StartEvent start)
    {
        try
        {
            return new(await ctx.RequestInputAsync(new Question("?")));
        }
        catch (FormatException)
        {
            Refused.Open();
        }

        await MayEnd;
        return new(0);
    }
}

/// <summary>What a step leaves behind ends with it, and what comes after the end does no harm.</summary>
public class LeftBehindTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task WF23_ChildThatItsStepDoesNotAwait_EndsWithTheStep()
    {
        await using WorkflowHandler<bool> handler = await new HastyWorkflow(new EndlessChild()).RunAsync();
        Assert.True(await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WF15_WF23_StepsOfAChildThatDoesNotEnd_AreAbandonedByNameBeforeTheEnd(bool awaits)
    {
        var child = new DeafChild();
        await using WorkflowHandler<bool> handler = await new DeafParentWorkflow(child).RunAsync(
            awaits, new RunOptions { TimeProvider = _clock, Lifecycle = true });
        await child.Started.WithinAsync();
        if (awaits)
        {
            handler.Cancel();
        }

        await _clock.TimerStartedAsync(TimeSpan.FromSeconds(5)).WithinAsync();
        Assert.False(handler.ResultAsync().IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Contains(items, static item => item is { Path: "DeafChild", Step: "Stay", Event: Lifecycle.StepAbandoned });
        Assert.IsType<RunEnded>(items[^1].Event, exactMatch: false);
        Assert.Contains(handler.Failures, static failure => failure is { Path: "DeafChild", Exception: StepAbandonedException });
        child.MayEnd.Open();
    }

    [Fact]
    public async Task ServicesAskedForAfterTheEnd_AreRefused()
    {
        await using ServiceProvider container = new ServiceCollection().BuildServiceProvider();
        var workflow = new ContextKeeperWorkflow();
        Assert.Equal(1, await workflow.ExecuteAsync(new RunOptions { Services = container }).WithinAsync());
        Assert.Throws<WorkflowEndedException>(() => workflow.Kept.Services);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WF15_FailureOfAnAbandonedBody_IsToldWhoeverWatches(bool lifecycle)
    {
        var logger = new RecordingLogger();
        var workflow = new LateFailureWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(
            new RunOptions { TimeProvider = _clock, Logger = logger, Lifecycle = lifecycle });
        await workflow.Started.WithinAsync();
        handler.Cancel();
        await _clock.TimerStartedAsync(TimeSpan.FromSeconds(5)).WithinAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        workflow.MayFail.Open();
        Assert.True(SpinWait.SpinUntil(() => logger.Entries.Any(static entry => entry.Exception is FormatException), Guard.Limit));
        Assert.Contains(handler.Failures, static failure => failure.Exception is FormatException);
    }

    [Fact]
    public async Task WF22_RequestThatCouldNotBePublished_IsNotOpen()
    {
        var workflow = new UnaskedWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions
        {
            Retention = StreamRetention.MaxBytes(1_000, static ev => ev is Question ? throw new FormatException("no size") : 1),
        });
        await workflow.Refused.WithinAsync();
        Assert.Empty(handler.PendingRequests);
        workflow.MayEnd.Open();
        Assert.Equal(0, await handler.ResultAsync().WithinAsync());
    }
}
