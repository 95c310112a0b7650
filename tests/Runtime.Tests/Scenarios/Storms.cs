using System.Diagnostics;
using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Storms;

[Event]
public partial record Drop(int Number);

/// <summary>Each event sends two.</summary>
[Workflow]
public partial class StormWorkflow
{
    internal readonly Countdown Raging = new(20_000);
    public int Started;

    [Step, Emits<Drop>]
    public void Begin(Context ctx, StartEvent<int> start) => ctx.SendEvent(new Drop(0));

    [Step, Emits<Drop>]
    public void Pour(Context ctx, Drop drop)
    {
        Interlocked.Increment(ref Started);
        Raging.Signal();
        ctx.SendEvent(new Drop(drop.Number + 1));
        ctx.SendEvent(new Drop(drop.Number + 1));
    }

    [Step]
    public StopEvent<int> Never(StopRequested never) => new(0);
}

[Event]
public partial record StopRequested;

[Workflow]
public partial class EndlessWorkflow
{
    public int Started;

    [Step]
    public Drop Begin(StartEvent start)
    {
        Interlocked.Increment(ref Started);
        return new(0);
    }

    [Step]
    public async Task<Drop> Hop(Drop drop)
    {
        Interlocked.Increment(ref Started);
        if (drop.Number % 100 == 0)
        {
            await Task.Yield();
        }

        return new(drop.Number + 1);
    }
}

/// <summary>Far more steps wait at once than the budget has slices.</summary>
[Workflow]
public partial class CrowdWorkflow(int count)
{
    internal readonly Countdown Waiting = new(count);
    internal readonly Latch MayEnd = new();

    [Step]
    public IEnumerable<Stay> Split(StartEvent start) => Enumerable.Range(0, count).Select(i => new Stay(i));

    [Step]
    public async Task<Drop> Wait(Stay stay)
    {
        Waiting.Signal();
        await MayEnd;
        return new(stay.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Drop> drops) => new(drops.Count);
}

[Event]
public partial record Stay(int Number);

/// <summary>One branch keeps its thread while the other runs the budget down.</summary>
[Workflow]
public partial class ShortBudgetWorkflow
{
    internal readonly Latch Staying = new();
    internal readonly Latch MayLeave = new();
    public int Started;

    [Step, Emits<Stay>]
    public async Task<Drop> Begin(Context ctx, StartEvent start)
    {
        Interlocked.Increment(ref Started);
        ctx.SendEvent(new Stay(1));
        await Staying;
        return new(0);
    }

    [Step]
    public void Keep(Stay stay)
    {
        Interlocked.Increment(ref Started);
        Staying.Open();
        MayLeave.Block();
    }

    [Step]
    public Drop Hop(Context ctx, Drop drop)
    {
        if (drop.Number == 0)
        {
            ctx.CancellationToken.Register(MayLeave.Open);
        }

        Interlocked.Increment(ref Started);
        return new(drop.Number + 1);
    }
}

[Workflow]
public partial class FloodWorkflow
{
    internal readonly Latch Go = new();

    [Step, Emits<Drop>]
    public async Task Flood(Context ctx, StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            ctx.SendEvent(new Drop(i));
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
    }

    [Step(MaxConcurrency = 1)]
    public async Task<StopEvent<int>?> Take(Context ctx, Drop drop)
    {
        await Go.Opened.WaitAsync(ctx.CancellationToken);
        return new(drop.Number);
    }
}

[Workflow]
public partial class DeafWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch MayEnd = new();
    internal readonly Latch Ended = new();

    [Step, Emits<Drop>, Emits<StopRequested>]
    public async Task Ignore(Context ctx, StartEvent<bool> stops)
    {
        if (stops.Input)
        {
            ctx.SendEvent(new StopRequested());
        }

        Started.Open();
        await MayEnd;
        ctx.WriteEventToStream(new Late());
        ctx.SendEvent(new Drop(1));
        Ended.Open();
    }

    [Step]
    public StopEvent<int> Stop(StopRequested requested) => new(7);

    [Step]
    public StopEvent<int> Take(Drop drop) => new(drop.Number);
}

[StreamEvent]
public partial record Late;

public class StormTests
{
    [Fact]
    public async Task WF15_CancelledStorm_StartsNextToNothingMore()
    {
        var workflow = new StormWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(
            0, new RunOptions { MaxPendingEvents = int.MaxValue, MaxSteps = int.MaxValue });
        await workflow.Raging.Done.WithinAsync();

        var watch = Stopwatch.StartNew();
        handler.Cancel();
        int startedAtReturn = Volatile.Read(ref workflow.Started);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());

        // A body for each thread may have passed its check before the cancellation; 100 ms of work would be a million.
        Assert.InRange(workflow.Started - startedAtReturn, 0, 100);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(handler.Failures);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    [InlineData(200_001)]
    public async Task WF15_MaxSteps_IsExact_AndNamesTheStep(int limit)
    {
        var workflow = new EndlessWorkflow();
        await using WorkflowHandler<StopEventBase> handler = await workflow.RunAsync(new RunOptions { MaxSteps = limit });

        WorkflowLimitException exception = await Assert.ThrowsAsync<WorkflowLimitException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal((nameof(RunOptions.MaxSteps), limit, "Hop"), (exception.Limit, exception.Value, exception.Step));
        Assert.Contains("Hop", exception.Message, StringComparison.Ordinal);
        Assert.Equal(limit, workflow.Started);
        Assert.Single(handler.Failures);
    }

    [Fact]
    public async Task WF15_MaxSteps_IsExact_WhileAnotherBranchKeepsItsThread()
    {
        const int limit = 1_000_000;
        var workflow = new ShortBudgetWorkflow();

        await Assert.ThrowsAsync<WorkflowLimitException>(() => workflow.ExecuteAsync(new RunOptions { MaxSteps = limit }).WithinAsync());

        Assert.Equal(limit, workflow.Started);
    }

    [Fact]
    public async Task WF15_MaxSteps_IsNotReached_ByStepsThatWait()
    {
        for (int i = 0; i < 5; i++)
        {
            var workflow = new CrowdWorkflow(20_000);
            Task<int> run = workflow.ExecuteAsync();
            await (await Task.WhenAny(workflow.Waiting.Done, run).WithinAsync());
            workflow.MayEnd.Open();

            Assert.Equal(20_000, await run.WithinAsync());
        }
    }

    [Fact]
    public async Task WF15_MaxSteps_EndsAStormThatNobodyCancels()
    {
        var workflow = new StormWorkflow();

        WorkflowLimitException exception = await Assert.ThrowsAsync<WorkflowLimitException>(
            () => workflow.ExecuteAsync(0, new RunOptions { MaxSteps = 50_000, MaxPendingEvents = int.MaxValue }).WithinAsync());

        Assert.Equal("Pour", exception.Step);
        Assert.InRange(workflow.Started, 49_000, 50_000);
    }

    [Fact]
    public async Task WF15_MaxPendingEvents_EndsAStorm_AndNamesTheStep()
    {
        WorkflowLimitException exception = await Assert.ThrowsAsync<WorkflowLimitException>(
            () => new StormWorkflow().ExecuteAsync(0, new RunOptions { MaxPendingEvents = 10_000 }).WithinAsync());

        Assert.Equal((nameof(RunOptions.MaxPendingEvents), 10_000, "Pour"), (exception.Limit, exception.Value, exception.Step));
    }

    [Fact]
    public async Task WF15_MaxPendingEvents_AsManyAsAllowed_IsNoStorm()
    {
        var workflow = new FloodWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(100, new RunOptions { MaxPendingEvents = 100 });
        workflow.Go.Open();

        Assert.Equal(0, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
    }

    [Fact]
    public async Task WF15_MaxPendingEvents_OneMore_NamesTheSender_WhoIsStillRunning()
    {
        // One is taken at once; its body waits. 101 more wait for it.
        await using WorkflowHandler<int> handler = await new FloodWorkflow().RunAsync(150, new RunOptions { MaxPendingEvents = 100 });

        WorkflowLimitException exception = await Assert.ThrowsAsync<WorkflowLimitException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal("Flood", exception.Step);
        Assert.InRange(handler.DroppedEvents, 48, 49);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WF15_ST11_BodyThatIgnoresItsToken_IsAbandonedByName_TheResultArrives_AndWhatItStillWritesIsDropped(bool stops)
    {
        var clock = new VirtualTime();
        var logger = new RecordingLogger();
        var workflow = new DeafWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(stops, new RunOptions { TimeProvider = clock, Logger = logger });
        await workflow.Started.WithinAsync();
        Task grace = clock.TimerStartedAsync(RunOptions.Default.Grace);
        if (!stops)
        {
            handler.Cancel();
        }

        await grace.WithinAsync();
        Assert.False(handler.ResultAsync().IsCompleted);
        clock.Advance(RunOptions.Default.Grace);

        if (stops)
        {
            Assert.Equal(7, await handler.ResultAsync().WithinAsync());
        }
        else
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        }

        StepFailure failure = Assert.Single(handler.Failures);
        Assert.Equal(("Ignore", "Ignore"), (failure.Step, Assert.IsType<StepAbandonedException>(failure.Exception).Step));
        Assert.Contains("Ignore", Assert.Single(logger.Entries).Message, StringComparison.Ordinal);
        Assert.Equal(0, clock.ActiveTimers);

        // ST11: what the straggler still writes and sends is dropped and counted.
        workflow.MayEnd.Open();
        await workflow.Ended.WithinAsync();
        Assert.Equal(2, handler.DroppedEvents);
        Assert.IsAssignableFrom<RunEnded>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
        Assert.Single(handler.Failures);
    }

    [Fact]
    public async Task WF15_GraceOfZero_AbandonsAtOnce()
    {
        var workflow = new DeafWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(
            true, new RunOptions { TimeProvider = new VirtualTime(), Grace = TimeSpan.Zero });

        Assert.Equal(7, await handler.ResultAsync().WithinAsync());

        Assert.IsType<StepAbandonedException>(Assert.Single(handler.Failures).Exception);
        workflow.MayEnd.Open();
    }

    [Fact]
    public async Task WF15_StragglerThatEndsWithinTheGrace_IsNoFailure()
    {
        var clock = new VirtualTime();
        var workflow = new DeafWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(true, new RunOptions { TimeProvider = clock });
        await clock.TimerStartedAsync(RunOptions.Default.Grace).WithinAsync();

        workflow.MayEnd.Open();

        Assert.Equal(7, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
        Assert.Equal(0, clock.ActiveTimers);
    }
}
