using GenFlow.Testing;
using System.Diagnostics;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.HostileListeners;

[Event]
public partial record Piece(string? Activity);

[Workflow]
public partial class WatchedWorkflow
{
    [Step]
    public IEnumerable<Piece> Split(StartEvent start)
    {
        yield return new Piece(Activity.Current?.OperationName);
    }

    [Step]
    public StopEvent<string?> Join([Collect] IReadOnlyList<Piece> pieces) => new(pieces[0].Activity);
}

[Workflow]
public partial class PostponedWorkflow
{
    [Step(Retries = 1, RetryDelay = 77)]
    public StopEvent Work(StartEvent start) => throw new InvalidOperationException("once");
}

[Workflow]
public partial class WatchedParentWorkflow
{
    [Step]
    public async Task<StopEvent<string?>> Call(Context ctx, StartEvent start) => new(await ctx.RunChildAsync(new WatchedWorkflow()));
}

/// <summary>A clock whose timers cannot be set anew.</summary>
internal sealed class StubbornClock(VirtualTime clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Once(clock.CreateTimer(callback, state, dueTime, period));

    private sealed class Once(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("set once");

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

[Workflow]
public partial class DeafWorkflow
{
    internal readonly Latch MayEnd = new();

    [Step(Timeout = 50)]
    public async Task<StopEvent> Stay(StartEvent start)
    {
        await MayEnd;
        return new StopEvent();
    }
}

[Collection(QuietProcess.Name)]
public class HostileListenerTests
{
    [Fact]
    public async Task Cancel_LeavesTheCallersActivityAlone()
    {
        using ActivityListener listener = Listen();
        var clock = new VirtualTime();
        await using WorkflowHandler<StopEvent> handler = await new PostponedWorkflow().RunAsync(new RunOptions { TimeProvider = clock });
        await clock.TimerStartedAsync(TimeSpan.FromMilliseconds(77)).WithinAsync();
        using Activity own = new Activity("own").Start();
        handler.Cancel();
        Assert.Same(own, Activity.Current);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task BodyOfASequence_RunsInItsStepsActivity()
    {
        using ActivityListener listener = Listen();
        Assert.Equal("step Split", await new WatchedWorkflow().ExecuteAsync().WithinAsync());
    }

    [Theory]
    [InlineData("workflow WatchedParentWorkflow")]
    [InlineData("workflow WatchedWorkflow")]
    [InlineData("step Call")]
    [InlineData("step Join")]
    public async Task ListenerThatThrows_IsToldAndHarmsNoRun(string name)
    {
        using Activity own = new Activity("own").Start();
        using ActivityListener listener = Listen(started: activity =>
        {
            if (activity.OperationName == name && activity.TraceId == own.TraceId)
            {
                throw new FormatException("listener");
            }
        });
        await using WorkflowHandler<string?> handler = await new WatchedParentWorkflow().RunAsync();
        Assert.Same(own, Activity.Current);
        Assert.Equal("step Split", await handler.ResultAsync().WithinAsync());
        Assert.Contains(handler.Failures, static failure => failure.Exception is FormatException);
    }

    [Fact]
    public async Task ClockThatCannotTimeTheGrace_LeavesTheBodyAtOnce()
    {
        var clock = new VirtualTime();
        var workflow = new DeafWorkflow();
        await using WorkflowHandler<StopEvent> handler = await workflow.RunAsync(new RunOptions { TimeProvider = new StubbornClock(clock) });
        await clock.TimerStartedAsync(TimeSpan.FromMilliseconds(50)).WithinAsync();
        clock.Advance(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAsync<StepTimeoutException>(() => handler.ResultAsync().WithinAsync());
        Assert.Contains(handler.Failures, static failure => failure.Exception is NotSupportedException);
        workflow.MayEnd.Open();
    }

    private static ActivityListener Listen(Action<Activity>? started = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "GenFlow",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = started,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
