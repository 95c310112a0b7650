using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.StepTimeouts;

[Workflow]
public partial class PatientWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch MayEnd = new();
    internal bool Cancelled;

    [Step(Timeout = 50)]
    public async Task<StopEvent<string>> Slow(Context ctx, StartEvent start)
    {
        Started.Open();
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), ctx.TimeProvider, ctx.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled = true;
            throw;
        }

        return new("late");
    }
}

[Workflow]
public partial class DeafWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch MayEnd = new();
    internal readonly Latch Ended = new();
    internal Context Late;

    [Step(Timeout = 50, Retries = 1)]
    public async Task<StopEvent<string>> Slow(Context ctx, StartEvent start)
    {
        if (ctx.Attempt == 2)
        {
            return new("second");
        }

        Late = ctx;
        Started.Open();
        await MayEnd.Opened;
        ctx.WriteEventToStream(new Said("late"));
        Ended.Open();
        return new("too late");
    }
}

[StreamEvent]
public partial record Said(string Text);

[Workflow]
public partial class LateSuccessWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch MayEnd = new();

    [Step(Timeout = 50)]
    public async Task<StopEvent<string>> Slow(StartEvent start)
    {
        Started.Open();
        await MayEnd.Opened;
        return new("after the limit");
    }
}

[Workflow]
public partial class FastWorkflow
{
    [Step(Timeout = 50, MaxConcurrency = 1)]
    public StopEvent<string> Fast(Context ctx, StartEvent start) => new(ctx.CancellationToken.CanBeCanceled ? "fast" : "no token");
}

public class StepTimeoutTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(50);

    private readonly VirtualTime _clock = new();

    private RunOptions Options => new() { TimeProvider = _clock, Grace = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task WF13_SlowStep_FailsWithItsName()
    {
        var workflow = new PatientWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync(Options);
        await workflow.Started.WithinAsync();
        await _clock.TimerStartedAsync(TimeSpan.FromMilliseconds(500)).WithinAsync();
        _clock.JumpWallClock(TimeSpan.FromDays(1));
        _clock.Advance(s_limit - TimeSpan.FromMilliseconds(1));
        Assert.False(workflow.Cancelled);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        StepTimeoutException exception = await Assert.ThrowsAsync<StepTimeoutException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(("Slow", 1, s_limit), (exception.Step, exception.Attempt, exception.Timeout));
        Assert.Contains("Slow", exception.Message, StringComparison.Ordinal);
        Assert.True(workflow.Cancelled);
        Assert.Same(exception, Assert.Single(handler.Failures).Exception);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task WF13_FastStep_IsUntouched()
    {
        await using WorkflowHandler<string> handler = await new FastWorkflow().RunAsync(Options);
        Assert.Equal("fast", await handler.ResultAsync().WithinAsync());
        Assert.Equal(0, _clock.ActiveTimers);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(handler.Failures);
    }

    [Fact]
    public async Task WF13_ResultAfterTheLimit_IsTooLate()
    {
        var workflow = new LateSuccessWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync(Options);
        await workflow.Started.WithinAsync();
        _clock.Advance(s_limit);
        workflow.MayEnd.Open();
        await Assert.ThrowsAsync<StepTimeoutException>(() => handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task WF15_BodyThatIgnoresItsTimeout_IsLeftBehindAfterTheGrace_AndTheStepRepeated()
    {
        var workflow = new DeafWorkflow();
        await using WorkflowHandler<string> handler = await workflow.RunAsync(Options with { Lifecycle = true });
        await workflow.Started.WithinAsync();
        _clock.Advance(s_limit);
        Assert.False(handler.ResultAsync().IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("second", await handler.ResultAsync().WithinAsync());
        Assert.Equal([typeof(StepAbandonedException), typeof(StepTimeoutException)], handler.Failures.Select(static failure => failure.Exception.GetType()));
        workflow.MayEnd.Open();
        await workflow.Ended.WithinAsync();
        Assert.Equal(
            ["StepStarted 1", "StepAbandoned 1", "StepRetrying 1", "StepStarted 2", "StepCompleted 2", "RunCompleted 0"],
            (await handler.StreamItems().AllAsync()).Select(static item => $"{item.Event.EventType.Replace("Lifecycle.", "", StringComparison.Ordinal)} {item.Attempt}"));
        Assert.True(handler.DroppedEvents >= 1);
    }
}
