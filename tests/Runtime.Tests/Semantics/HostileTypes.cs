using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.Hostile;

[Event]
public abstract partial record Named;

/// <summary>An event whose name is computed by a user's code.</summary>
public sealed record Computed(Func<string> Name) : Named
{
    public override string EventType => Name();
}

public sealed class MessagelessException : Exception
{
    public override string Message => throw new InvalidOperationException("no message");
}

[Workflow]
public partial class ThrowingWorkflow
{
    [Step]
    public StopEvent Run(Context ctx, StartEvent start) => throw new MessagelessException();
}

[Workflow]
public partial class StallingWorkflow
{
    [Step]
    public Computed Begin(Context ctx, StartEvent<Func<string>> name) => new(name.Input);

    [Step]
    public void End(Context ctx, Named named)
    {
    }
}

[Workflow]
public partial class LostWorkflow
{
    [Step]
    public Event Begin(Context ctx, StartEvent<Func<string>> name) => new Computed(name.Input);
}

/// <summary>A clock that gives no timers, or timers that cannot be disposed.</summary>
public sealed class BrokenClock(bool givesTimers) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        givesTimers ? new Stuck() : throw new InvalidOperationException("no timer");

    private sealed class Stuck : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => throw new InvalidOperationException("not disposable");

        public ValueTask DisposeAsync() => throw new InvalidOperationException("not disposable");
    }
}

[Workflow]
public partial class LeavingWorkflow
{
    internal readonly Latch MayEnd = new();

    [Step]
    public async Task Stay(Context ctx, StartEvent start)
    {
        ctx.SendEvent(new StopEvent<int>(7));
        await MayEnd;
    }

    [Step, Emits<StopEvent<int>>]
    public void Declare(Context ctx, StartEvent start)
    {
    }
}

/// <summary>What the engine asks of users' types for its errors must not harm the run.</summary>
public class HostileTypesTests
{
    [Fact]
    public async Task ExceptionWithoutReadableMessage_FailsTheRunAsItself()
    {
        await using WorkflowHandler<StopEvent> handler = await new ThrowingWorkflow().RunAsync();

        await Assert.ThrowsAsync<MessagelessException>(() => handler.ResultAsync().WithinAsync());
        StreamItem end = (await handler.StreamItems().AllAsync())[^1];
        Assert.Equal(nameof(MessagelessException), Assert.IsType<RunFailed>(end.Event).Error);
    }

    [Fact]
    public async Task EventWithoutReadableName_CanStall()
    {
        await using WorkflowHandler<StopEventBase> handler =
            await new StallingWorkflow().RunAsync(static () => throw new InvalidOperationException("no name"));

        WorkflowStalledException stalled = await Assert.ThrowsAsync<WorkflowStalledException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(["End(Computed)"], stalled.LastEvents);
    }

    [Fact]
    public async Task EventWhoseNameCancelsTheRun_CanStall()
    {
        var handler = new TaskCompletionSource<WorkflowHandler<StopEventBase>>();
        var workflow = new StallingWorkflow();
        handler.SetResult(await workflow.RunAsync(() =>
        {
            handler.Task.Result.Cancel();
            return "Reentrant";
        }));
        await using WorkflowHandler<StopEventBase> running = await handler.Task;

        await Assert.ThrowsAnyAsync<Exception>(() => running.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task EventWithoutReadableName_CanBeUnroutable()
    {
        await using WorkflowHandler<StopEventBase> handler =
            await new LostWorkflow().RunAsync(static () => throw new InvalidOperationException("no name"));

        UnroutableEventException lost = await Assert.ThrowsAsync<UnroutableEventException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(("Computed", "Begin"), (lost.EventType, lost.Step));
    }

    [Fact]
    public async Task ClockWithoutTimers_EndsTheGraceAtOnce()
    {
        var workflow = new LeavingWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(new RunOptions { TimeProvider = new BrokenClock(givesTimers: false) });

        Assert.Equal(7, await handler.ResultAsync().WithinAsync());
        Assert.Contains(handler.Failures, static failure => failure.Exception.Message == "no timer");
        workflow.MayEnd.Open();
    }

    [Fact]
    public async Task TimersThatCannotBeDisposed_DoNotKeepARunFromEnding()
    {
        var workflow = new LeavingWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(
            new RunOptions { TimeProvider = new BrokenClock(givesTimers: true), Timeout = TimeSpan.FromHours(1) });
        workflow.MayEnd.Open();

        Assert.Equal(7, await handler.ResultAsync().WithinAsync());
    }
}
