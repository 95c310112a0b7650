using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Timeouts;

[Event]
public partial record Part(int Number);

[Workflow]
public partial class SlowWorkflow
{
    internal readonly Countdown Running = new(3);
    internal readonly Latch MayEnd = new();

    [Step]
    public IEnumerable<Part> Split(StartEvent start) => [new(1), new(2)];

    [Step]
    public async Task<StopEvent<int>> Work(Context ctx, Part part)
    {
        Running.Signal();
        await MayEnd.Opened.WaitAsync(ctx.CancellationToken);
        return new(part.Number);
    }

    [Step]
    public async Task Watch(Context ctx, StartEvent start)
    {
        Running.Signal();
        await MayEnd.Opened.WaitAsync(ctx.CancellationToken);
    }
}

[Workflow]
public partial class QuickWorkflow
{
    [Step]
    public StopEvent<int> Only(StartEvent start) => new(1);
}

public class TimeoutTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private readonly VirtualTime _clock = new();

    private RunOptions Options => new() { TimeProvider = _clock, Timeout = s_timeout };

    [Fact]
    public async Task WF13_RunTimeout_ListsTheActiveSteps()
    {
        var workflow = new SlowWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options);
        await workflow.Running.Done.WithinAsync();

        _clock.Advance(s_timeout - TimeSpan.FromMilliseconds(1));
        Assert.False(handler.ResultAsync().IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        WorkflowTimeoutException exception = await Assert.ThrowsAsync<WorkflowTimeoutException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(s_timeout, exception.Timeout);
        Assert.Equal(["Watch", "Work"], exception.ActiveSteps);
        Assert.Contains("Watch, Work (2)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Watch, Work", exception.Message, StringComparison.Ordinal);
        Assert.Same(exception, Assert.Single(handler.Failures).Exception);
        RunTimedOut end = Assert.IsType<RunTimedOut>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
        Assert.Equal((s_timeout, 2), (end.Timeout, end.ActiveSteps.Count));
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task WF13_WallClockJump_DoesNotFireTheTimeout()
    {
        var workflow = new SlowWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options);
        await workflow.Running.Done.WithinAsync();

        _clock.JumpWallClock(TimeSpan.FromDays(400));
        _clock.JumpWallClock(TimeSpan.FromDays(-900));
        _clock.Advance(s_timeout / 2);
        workflow.MayEnd.Open();

        Assert.InRange(await handler.ResultAsync().WithinAsync(), 1, 2);
        Assert.Empty(handler.Failures);
    }

    [Fact]
    public async Task WF13_FastRun_IsUntouched_AndLeavesNoTimer()
    {
        await using WorkflowHandler<int> handler = await new QuickWorkflow().RunAsync(Options);
        Assert.Equal(1, await handler.ResultAsync().WithinAsync());

        _clock.Advance(s_timeout * 2);

        Assert.Equal(1, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task WF13_TimeoutOfZero_EndsTheRunAsTimedOut()
    {
        var workflow = new SlowWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(Options with { Timeout = TimeSpan.Zero });

        await Assert.ThrowsAsync<WorkflowTimeoutException>(() => handler.ResultAsync().WithinAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task VeryLongDurations_AreRefusedWhereTheyAreGiven_OrWork(bool isTimeout)
    {
        // The system's timers count to 49.7 days. What is longer must not surface as an error of a timer, in the run.
        RunOptions options;
        try
        {
            options = isTimeout ? new() { Timeout = TimeSpan.FromDays(365) } : new() { Grace = TimeSpan.FromDays(365) };
        }
        catch (ArgumentOutOfRangeException refused)
        {
            Assert.Equal(isTimeout ? nameof(RunOptions.Timeout) : nameof(RunOptions.Grace), refused.ParamName);
            return;
        }

        var workflow = new SlowWorkflow();
        WorkflowHandler<int> handler = await workflow.RunAsync(options);
        await workflow.Running.Done.WithinAsync();
        await handler.DisposeAsync().WithinAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
    }
}
