using GenFlow.Testing;
using System.Collections.Concurrent;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Retrying;

[Event]
public partial record Job(int Number);

[StreamEvent]
public partial record Said(string Text);

/// <summary>Fails as often as it is told to.</summary>
[Workflow]
public partial class FlakyWorkflow(int failures)
{
    private int _bodies;

    public int Bodies => _bodies;

    public Exception? Thrown { get; private set; }

    [Step(Retries = 3, RetryDelay = 100)]
    public StopEvent<int> Work(Context ctx, StartEvent start)
    {
        if (Interlocked.Increment(ref _bodies) <= failures)
        {
            throw Thrown = new InvalidOperationException($"attempt {ctx.Attempt}");
        }

        return new(ctx.Attempt);
    }
}

[Workflow]
public partial class ConstantWorkflow
{
    [Step(Retries = 3, RetryDelay = 100, Backoff = 1)]
    public StopEvent Work(StartEvent start) => throw new InvalidOperationException("always");
}

[Workflow]
public partial class CappedWorkflow
{
    [Step(Retries = 3, RetryDelay = 100, Backoff = 10, MaxRetryDelay = 250)]
    public StopEvent Work(StartEvent start) => throw new InvalidOperationException("always");
}

[Workflow]
public partial class WritingWorkflow
{
    [Step(Retries = 1)]
    public async Task<StopEvent> Work(Context ctx, StartEvent start)
    {
        ctx.WriteEventToStream(new Said($"{ctx.Attempt}a"));
        await Task.Yield();
        ctx.WriteEventToStream(new Said($"{ctx.Attempt}b"));
        return ctx.Attempt == 2 ? new StopEvent() : throw new InvalidOperationException("once");
    }
}

[Workflow]
public partial class RoutingWorkflow
{
    private int _bodies;

    public int Bodies => _bodies;

    [Step(Retries = 5), Emits<Job>]
    public void Send(Context ctx, StartEvent start)
    {
        Interlocked.Increment(ref _bodies);
        ctx.SendEvent(new Job(1));
        throw new InvalidOperationException("after the event");
    }

    [Step]
    public void Take(Job job)
    {
    }
}

/// <summary>A sequence fails before its first item, and again after it.</summary>
[Workflow]
public partial class SequenceWorkflow(bool emitsFirst)
{
    private int _bodies;

    public int Bodies => _bodies;

    [Step(Retries = 2)]
    public IEnumerable<Job> Split(StartEvent start)
    {
        int body = Interlocked.Increment(ref _bodies);
        if (emitsFirst)
        {
            yield return new Job(0);
        }

        if (body < 3)
        {
            throw new InvalidOperationException("early");
        }

        yield return new Job(1);
        yield return new Job(2);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Job> jobs) => new(jobs.Count);
}

/// <summary>Two places; one of the jobs waits for its second attempt.</summary>
[Workflow]
public partial class GatedWorkflow
{
    internal readonly ConcurrentQueue<string> Started = new();
    internal readonly Latch OthersDone = new();
    private int _done;

    [Step]
    public IEnumerable<Job> Split(StartEvent start) => [new(1), new(2), new(3)];

    [Step(MaxConcurrency = 1, Retries = 1, RetryDelay = 1_000)]
    public Done Work(Context ctx, Job job)
    {
        Started.Enqueue($"{job.Number}.{ctx.Attempt}");
        if (job.Number == 1 && ctx.Attempt == 1)
        {
            throw new InvalidOperationException("first");
        }

        if (Interlocked.Increment(ref _done) == 2)
        {
            OthersDone.Open();
        }

        return new Done();
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Done> done) => new(done.Count);
}

[Event]
public partial record Done;

[Workflow]
public partial class RetriedJoinWorkflow
{
    internal readonly ConcurrentQueue<string> Lists = new();

    [Step]
    public IEnumerable<Job> Split(StartEvent start) => [new(1), new(2), new(3)];

    [Step(Retries = 1)]
    public StopEvent Join(Context ctx, [Collect] IReadOnlyList<Job> jobs)
    {
        Lists.Enqueue(string.Join(",", jobs.Select(static job => job.Number)));
        return ctx.Attempt == 2 ? new StopEvent() : throw new InvalidOperationException("once");
    }
}

/// <summary>Two bodies of one step write at the same time; one of them is repeated.</summary>
[Workflow]
public partial class TwoBodiesWorkflow
{
    internal readonly Countdown BothWrote = new(2);

    [Step]
    public IEnumerable<Job> Split(StartEvent start) => [new(1), new(2)];

    [Step(Retries = 1)]
    public async Task<Done> Work(Context ctx, Job job)
    {
        ctx.WriteEventToStream(new Said($"{job.Number}.{ctx.Attempt}"));
        if (ctx.Attempt == 1)
        {
            BothWrote.Signal();
            await BothWrote.Done;
            if (job.Number == 1)
            {
                throw new InvalidOperationException("once");
            }
        }

        return new Done();
    }

    [Step]
    public StopEvent Join([Collect] IReadOnlyList<Done> done) => new();
}

public class RetryTests
{
    private readonly VirtualTime _clock = new();

    private RunOptions Options => new() { TimeProvider = _clock };

    [Fact]
    public async Task WF12_Retries_RunTheBodyFourTimes_AndThrowTheLastException()
    {
        var workflow = new FlakyWorkflow(failures: 10);
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options);
        foreach (int delay in new[] { 100, 200, 400 })
        {
            await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(delay)).WithinAsync();
            _clock.Advance(TimeSpan.FromMilliseconds(delay - 1));
            Assert.Equal(1, _clock.ActiveTimers);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Exception exception = await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
        Assert.Same(workflow.Thrown, exception);
        Assert.Equal(4, workflow.Bodies);
        Assert.Equal(["attempt 1", "attempt 2", "attempt 3", "attempt 4"], handler.Failures.Select(static failure => failure.Exception.Message));
        Assert.Equal([1, 2, 3, 4], handler.Failures.Select(static failure => failure.Attempt));
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task WF12_SuccessOnTheSecondAttempt_Succeeds()
    {
        await using WorkflowHandler<int> handler = await new FlakyWorkflow(failures: 1).RunAsync(Options);
        await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(100)).WithinAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(2, await handler.ResultAsync().WithinAsync());
        Assert.Single(handler.Failures);
    }

    [Theory]
    [InlineData(typeof(ConstantWorkflow), 100, 100, 100)]
    [InlineData(typeof(CappedWorkflow), 100, 250, 250)]
    public async Task WF12_Delays_FollowTheBackoff(Type type, params int[] delays)
    {
        await using WorkflowHandler<StopEvent> handler = type == typeof(ConstantWorkflow)
            ? await new ConstantWorkflow().RunAsync(Options)
            : await new CappedWorkflow().RunAsync(Options);
        foreach (int delay in delays)
        {
            await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(delay)).WithinAsync();
            _clock.Advance(TimeSpan.FromMilliseconds(delay));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF12_RetryAfterStreamWrites_ShowsWhatToTakeBack()
    {
        await using WorkflowHandler<StopEvent> handler = await new WritingWorkflow().RunAsync(Options);
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(
            ["1 1 Said { Text = 1a }", "2 1 Said { Text = 1b }", "3 1 StepRetrying { Step = Work, Attempt = 1, From = 1, To = 2, Error = once }", "4 2 Said { Text = 2a }", "5 2 Said { Text = 2b }"],
            items.SkipLast(1).Select(static item => $"{item.Sequence} {item.Attempt} {item.Event}"));
        Assert.IsType<RunCompleted>(items[^1].Event);
        Assert.All(items.SkipLast(1), static item => Assert.Equal("Work", item.Step));
    }

    [Fact]
    public async Task WF12_RetryBesideAnotherBodyOfTheStep_SaysWhoseItemsToTakeBack()
    {
        await using WorkflowHandler<StopEvent> handler = await new TwoBodiesWorkflow().RunAsync(Options);
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        StreamItem retrying = Assert.Single(items, static item => item.Event is StepRetrying);
        Assert.Equal("once", ((StepRetrying)retrying.Event).Error);
        Assert.Equal(["1.1"], items.Where(item => item.AttemptId == retrying.AttemptId).Select(static item => item.Event).OfType<Said>().Select(static said => said.Text));
        Assert.Equal(3, items.Where(static item => item.Event is Said).Select(static item => item.AttemptId).Distinct().Count());
    }

    [Fact]
    public async Task WF12_AfterTheFirstRoutedEvent_NoRetry()
    {
        var workflow = new RoutingWorkflow();
        await using WorkflowHandler<StopEventBase> handler = await workflow.RunAsync(Options);
        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(1, workflow.Bodies);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public async Task WF12_Sequence_IsRetriedUntilItsFirstItem(bool emitsFirst, int bodies)
    {
        var workflow = new SequenceWorkflow(emitsFirst);
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options);
        if (emitsFirst)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ResultAsync().WithinAsync());
        }
        else
        {
            Assert.Equal(2, await handler.ResultAsync().WithinAsync());
        }

        Assert.Equal(bodies, workflow.Bodies);
    }

    [Fact]
    public async Task WF12_Retry_WaitsWithoutAPlace()
    {
        var workflow = new GatedWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options);
        await workflow.OthersDone.WithinAsync();
        await _clock.TimerStartedAsync(TimeSpan.FromSeconds(1)).WithinAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await handler.ResultAsync().WithinAsync());
        Assert.Equal(["1.1", "2.1", "3.1", "1.2"], workflow.Started);
    }

    [Fact]
    public async Task WF18_RetriedJoin_GetsTheSameList()
    {
        var workflow = new RetriedJoinWorkflow();
        await workflow.ExecuteAsync(Options).WithinAsync();
        Assert.Equal(["1,2,3", "1,2,3"], workflow.Lists);
    }

    [Fact]
    public async Task WF12_RunCancelledBetweenAttempts_EndsAtOnce_AndLeavesNoTimer()
    {
        await using WorkflowHandler<int> handler = await new FlakyWorkflow(failures: 10).RunAsync(Options);
        await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(100)).WithinAsync();
        handler.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task WF13_RunTimeout_ListsAStepThatWaitsForItsNextAttempt()
    {
        await using WorkflowHandler<int> handler = await new FlakyWorkflow(failures: 10).RunAsync(Options with { Timeout = TimeSpan.FromMilliseconds(50) });
        await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(100)).WithinAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        WorkflowTimeoutException exception = await Assert.ThrowsAsync<WorkflowTimeoutException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(["Work"], exception.ActiveSteps);
    }

    [Fact]
    public async Task ST10_Lifecycle_ShowsEachAttempt()
    {
        await using WorkflowHandler<int> handler = await new FlakyWorkflow(failures: 1).RunAsync(Options with { Lifecycle = true });
        await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(100)).WithinAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        Assert.Equal(
            [
                "1 Lifecycle.StepStarted", "1 Lifecycle.StepFailed", "1 StepRetrying", "2 Lifecycle.StepStarted", "2 Lifecycle.StepCompleted",
                "0 RunCompleted",
            ],
            items.Select(static item => $"{item.Attempt} {item.Event.EventType}"));
        var failed = (Lifecycle.StepFailed)items[1].Event;
        Assert.Equal(("Work", 1, TimeSpan.Zero, "attempt 1"), (failed.Step, failed.Attempt, failed.Duration, failed.Error));
    }
}
