using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Cancelling;

[Workflow]
public partial class WaitingWorkflow
{
    internal readonly Latch Started = new();
    internal readonly Latch Cancelled = new();
    public int Bodies;

    [Step]
    public async Task<StopEvent<int>> Wait(Context ctx, StartEvent start, CancellationToken token)
    {
        Interlocked.Increment(ref Bodies);
        Started.Open();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }
        finally
        {
            Cancelled.Open();
        }

        return new(1);
    }
}

/// <summary>A step that waits without its token: cancelled through a callback.</summary>
[Workflow]
public partial class CallbackWorkflow
{
    internal readonly Latch Registered = new();
    internal readonly InvalidOperationException Thrown = new("in a callback");

    [Step]
    public async Task<StopEvent<int>> Wait(Context ctx, StartEvent start)
    {
        var cancelled = new Latch();
        ctx.CancellationToken.Register(cancelled.Open);
        ctx.CancellationToken.Register(() => throw Thrown);
        Registered.Open();
        await cancelled;
        return new(1);
    }
}

/// <summary>A callback that does not come back.</summary>
[Workflow]
public partial class HangingCallbackWorkflow
{
    internal readonly Latch Registered = new();
    internal readonly Latch Hanging = new();
    internal readonly Latch MayEnd = new();

    [Step]
    public async Task<StopEvent<int>> Wait(Context ctx, StartEvent start)
    {
        ctx.CancellationToken.Register(() =>
        {
            Hanging.Open();
            MayEnd.Block();
        });
        Registered.Open();
        await Hanging;
        return new(1);
    }
}

[Workflow]
public partial class CompletingWorkflow
{
    internal CancellationToken Token;

    [Step]
    public StopEvent<int> Only(Context ctx, StartEvent start)
    {
        Token = ctx.CancellationToken;
        return new(1);
    }
}

public class CancellingTests
{
    private readonly WaitingWorkflow _workflow = new();

    [Fact]
    public async Task WF14_CallersToken_ReachesTheRunningStep()
    {
        using var source = new CancellationTokenSource();
        await using WorkflowHandler<int> handler = await _workflow.RunAsync(cancellationToken: source.Token);
        await _workflow.Started.WithinAsync();

        await source.CancelAsync().WithinAsync();

        await AssertCancelledAsync(handler);
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task WF14_Cancel_ReachesTheRunningStep()
    {
        await using WorkflowHandler<int> handler = await _workflow.RunAsync();
        await _workflow.Started.WithinAsync();

        handler.Cancel();

        await AssertCancelledAsync(handler);
    }

    [Fact]
    public async Task WF14_Disposal_ReachesTheRunningStep_AndWaitsForIt()
    {
        WorkflowHandler<int> handler = await _workflow.RunAsync();
        await _workflow.Started.WithinAsync();

        await handler.DisposeAsync().WithinAsync();

        Assert.True(_workflow.Cancelled.IsOpen);
        await AssertCancelledAsync(handler);
    }

    [Fact]
    public async Task WF14_ExecuteAsync_IsCancelledByItsToken()
    {
        using var source = new CancellationTokenSource();
        Task<int> run = _workflow.ExecuteAsync(cancellationToken: source.Token);
        await _workflow.Started.WithinAsync();

        await source.CancelAsync().WithinAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WithinAsync());
        Assert.True(run.IsCanceled);
        Assert.True(_workflow.Cancelled.IsOpen);
    }

    [Fact]
    public async Task WF14_TokenThatIsCancelledAlready_StartsNoStep_AndLeavesNoTimer()
    {
        var clock = new VirtualTime();
        await using WorkflowHandler<int> handler = await _workflow.RunAsync(
            new RunOptions { TimeProvider = clock, Timeout = TimeSpan.FromHours(1) }, new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal(0, _workflow.Bodies);
        Assert.Equal(0, clock.ActiveTimers);
        Assert.IsType<RunCancelled>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
    }

    [Fact]
    public async Task WF14_CancelledTwice_AndAfterTheEnd_ChangesNothing()
    {
        await using WorkflowHandler<int> handler = await new CompletingWorkflow().RunAsync();
        Assert.Equal(1, await handler.ResultAsync().WithinAsync());

        handler.Cancel();
        handler.Cancel();
        await handler.DisposeAsync().WithinAsync();
        await handler.DisposeAsync().WithinAsync();

        Assert.Equal(1, await handler.ResultAsync().WithinAsync());
        Assert.IsType<RunCompleted>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
    }

    [Fact]
    public async Task StepsToken_IsCancelled_WhenTheRunHasCompleted()
    {
        var workflow = new CompletingWorkflow();

        await workflow.ExecuteAsync().WithinAsync();

        Assert.True(workflow.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task CancellationCallbackThatThrows_IsRecorded_AndDoesNotLoseTheRun()
    {
        var workflow = new CallbackWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync();
        await workflow.Registered.WithinAsync();

        handler.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.Same(workflow.Thrown, Assert.Single(handler.Failures).Exception);
    }

    [Fact]
    public async Task CancellationCallbackThatHangs_IsLeftBehindAfterTheGrace()
    {
        var clock = new VirtualTime();
        var workflow = new HangingCallbackWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions { TimeProvider = clock });
        await workflow.Registered.WithinAsync();
        handler.Cancel();
        await clock.TimerStartedAsync(RunOptions.Default.Grace).WithinAsync();
        await workflow.Hanging.WithinAsync();

        clock.Advance(RunOptions.Default.Grace);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        workflow.MayEnd.Open();
    }

    [Fact]
    public async Task CancelRacingWithTheLastStep_LeavesNoFalseFailure()
    {
        var workflow = new CompletingWorkflow();
        for (int i = 0; i < 2_000; i++)
        {
            await using WorkflowHandler<int> handler = await workflow.RunAsync();
            handler.Cancel();
            Task<int> result = handler.ResultAsync();
            await Task.WhenAny(result).WithinAsync();

            Assert.Empty(handler.Failures);
            Assert.Equal(result.IsCanceled, (await handler.StreamItems().AllAsync()).Single().Event is RunCancelled);
        }
    }

    [Fact]
    public async Task CallersToken_KeepsNothingOfARunThatHasEnded()
    {
        using var source = new CancellationTokenSource();
        var workflow = new CompletingWorkflow();
        WeakReference handler = await RunToTheEndAsync(workflow, source.Token);
        Collect(handler);

        Assert.False(handler.IsAlive);
    }

    private static async Task<WeakReference> RunToTheEndAsync(CompletingWorkflow workflow, CancellationToken token)
    {
        await using WorkflowHandler<int> handler = await workflow.RunAsync(cancellationToken: token);
        await handler.ResultAsync().WithinAsync();
        return new WeakReference(handler);
    }

    private static void Collect(WeakReference reference)
    {
        for (int i = 0; i < 20 && reference.IsAlive; i++)
        {
            Thread.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private async Task AssertCancelledAsync(WorkflowHandler<int> handler)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.True(handler.ResultAsync().IsCanceled);
        Assert.True(_workflow.Cancelled.IsOpen);
        Assert.Empty(handler.Failures);
        Assert.IsType<RunCancelled>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
    }
}
