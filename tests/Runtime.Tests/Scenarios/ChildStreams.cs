using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.ChildStreams;

[StreamEvent]
public partial record Tick(int Number);

[Event]
public partial record Job(int Number);

[Event]
public partial record JobDone;

[Workflow]
public partial class TickingWorkflow
{
    [Step]
    public async Task<StopEvent> Write(Context ctx, StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            ctx.WriteEventToStream(new Tick(i));
            if (i % 10 == 0)
            {
                await Task.Yield();
            }
        }

        return new StopEvent();
    }
}

/// <summary>Children side by side, each of which writes in parallel with the others and with its parent.</summary>
[Workflow]
public partial class CrowdWorkflow
{
    private readonly TickingWorkflow _child = new();

    [Step]
    public IEnumerable<Job> Split(StartEvent<int> children) => Enumerable.Range(0, children.Input).Select(static number => new Job(number));

    [Step(Retries = 1)]
    public async Task<JobDone> Run(Context ctx, Job job)
    {
        ctx.WriteEventToStream(new Tick(-1));
        await ctx.RunChildAsync(_child, 100);
        return ctx.Attempt == 1 && job.Number == 0 ? throw new InvalidOperationException("again") : new JobDone();
    }

    [Step]
    public StopEvent Join([Collect] IReadOnlyList<JobDone> done) => new();
}

[Workflow]
public partial class WaitingChildWorkflow
{
    internal readonly Latch Waits = new();
    internal bool SawCancel;

    [Step]
    public async Task<StopEvent> Wait(Context ctx, StartEvent start)
    {
        try
        {
            Waits.Open();
            await Task.Delay(Timeout.Infinite, ctx.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            SawCancel = true;
            throw;
        }

        return new StopEvent();
    }
}

[Workflow]
public partial class WaitingParentWorkflow(WaitingChildWorkflow child)
{
    [Step]
    public Task<StopEvent> Call(Context ctx, StartEvent start) => ctx.RunChildAsync(child);
}

[Workflow]
public partial class NamingWorkflow(string name)
{
    [Step]
    public Task<StopEvent> Call(Context ctx, StartEvent start) => ctx.RunChildAsync(new WaitingChildWorkflow(), name);
}

[Workflow]
public partial class SelfWorkflow
{
    [Step]
    public Task<StopEvent> Call(Context ctx, StartEvent start) => ctx.RunChildAsync(this);
}

/// <summary>A step that does not wait for its child.</summary>
[Workflow]
public partial class CarelessWorkflow(WaitingChildWorkflow child)
{
    [Step]
    public async Task<Job> Start(Context ctx, StartEvent start)
    {
        _ = ctx.RunChildAsync(child, name: "forgotten");
        await child.Waits.Opened;
        return new Job(1);
    }

    [Step]
    public StopEvent Stop(Job job) => new();
}

public class ChildStreamTests
{
    private const int Children = 20;

    [Fact]
    public async Task ST07_Numbers_AreDenseFromOne_AcrossParallelChildren()
    {
        await using WorkflowHandler<StopEvent> handler = await new CrowdWorkflow().RunAsync(Children, new RunOptions { Lifecycle = true });
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(Enumerable.Range(1, items.Count).Select(static number => (long)number), items.Select(static item => item.Sequence));
        Assert.Equal((Children + 1) * 100, items.Count(static item => item is { Event: Tick { Number: >= 0 }, Step: "Write" }));
        Assert.Equal(Children + 1, items.Where(static item => item.Event is Tick { Number: 0 }).Select(static item => item.Path).Distinct().Count());
        foreach (IGrouping<string, StreamItem> child in items.Where(static item => item.Event is Tick { Number: >= 0 }).GroupBy(static item => item.Path))
        {
            Assert.Equal(Enumerable.Range(0, 100), child.Select(static item => ((Tick)item.Event).Number));
        }

        StepRetrying retrying = Assert.Single(items.Select(static item => item.Event).OfType<StepRetrying>());
        Assert.IsType<Tick>(items[(int)retrying.From - 1].Event);
        Assert.Equal((retrying.From, "Run"), (retrying.To, retrying.Step));
        Assert.IsType<RunCompleted>(items[^1].Event);
    }

    [Fact]
    public async Task ST10_LifecycleItems_AppearOnlyWhenAskedFor()
    {
        await using WorkflowHandler<StopEvent> quiet = await new CrowdWorkflow().RunAsync(2);
        Assert.DoesNotContain(await quiet.StreamEvents().AllAsync(), static ev => ev is Lifecycle);

        await using WorkflowHandler<StopEvent> told = await new CrowdWorkflow().RunAsync(2, new RunOptions { Lifecycle = true });
        List<StreamItem> items = await told.StreamItems(filter: static item => item.Event is Lifecycle).AllAsync();
        var started = items.Where(static item => item.Event is Lifecycle.StepStarted).Select(static item => (item.Path, item.Step, item.Attempt));
        var ended = items.Where(static item => item.Event is not Lifecycle.StepStarted).Select(static item => (item.Path, item.Step, item.Attempt));
        Assert.Equal(started.Order(), ended.Order());
        Assert.Single(items, static item => item.Event is Lifecycle.StepFailed { Step: "Run", Attempt: 1, Error: "again" });
    }

    [Fact]
    public async Task WF23_ChildThatItsStepDoesNotAwait_EndsWithTheStep_AndBeforeTheRun()
    {
        var child = new WaitingChildWorkflow();
        await using WorkflowHandler<StopEvent> handler = await new CarelessWorkflow(child).RunAsync(new RunOptions { Lifecycle = true });
        await handler.ResultAsync().WithinAsync();
        Assert.True(child.SawCancel);
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(
            ["Lifecycle.StepStarted", "Lifecycle.StepCancelled"],
            items.Where(static item => item.Path == "forgotten").Select(static item => item.Event.EventType));
        Assert.IsType<RunCompleted>(items[^1].Event);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData(null)]
    public async Task BadInput_NameOfAChildThatIsNoPartOfAPath_IsRefused(string? name)
    {
        await using WorkflowHandler<StopEvent> handler = await new NamingWorkflow(name ?? new string('x', 201)).RunAsync();
        await Assert.ThrowsAsync<ArgumentException>(nameof(name), () => handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task BadInput_WorkflowThatRunsItself_IsToldSo_AtABoundedDepth()
    {
        await using WorkflowHandler<StopEvent> handler = await new SelfWorkflow().RunAsync();
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(("Call", "SelfWorkflow"), (exception.Step, exception.Workflow));
        Assert.Contains("64", exception.Message, StringComparison.Ordinal);
        Assert.Equal(64, handler.Failures.Max(static failure => failure.Path.Length == 0 ? 0 : failure.Path.Split('/').Length));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("cancel")]
    [InlineData("dispose")]
    public async Task WF14_Cancellation_ReachesTheChildOfARunningStep(string how)
    {
        var child = new WaitingChildWorkflow();
        using var source = new CancellationTokenSource();
        WorkflowHandler<StopEvent> handler = await new WaitingParentWorkflow(child).RunAsync(cancellationToken: source.Token);
        await child.Waits.WithinAsync();
        switch (how)
        {
            case "token":
                await source.CancelAsync();
                break;
            case "cancel":
                handler.Cancel();
                break;
            default:
                await handler.DisposeAsync().WithinAsync();
                break;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.True(child.SawCancel);
        Assert.Empty(handler.Failures);
        await handler.DisposeAsync();
    }
}
