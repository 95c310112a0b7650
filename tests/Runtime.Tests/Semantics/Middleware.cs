using GenFlow.Testing;
using System.Collections.Concurrent;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.Middleware;

[Event]
public partial record Item(int Number);

[Workflow]
public partial class WrappedWorkflow(int failures = 0)
{
    internal readonly ConcurrentQueue<string> Log = new();
    private int _failed;

    [Step]
    public IEnumerable<Item> Split(StartEvent<int> items) => Enumerable.Range(1, items.Input).Select(static number => new Item(number));

    [Step(Retries = 1)]
    public async Task<Item2> Work(Item item)
    {
        await Task.Yield();
        return Interlocked.Increment(ref _failed) <= failures ? throw new InvalidOperationException("flaky") : new Item2(item.Number * 10);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Item2> items) => new(items.Sum(static item => item.Number));
}

[Event]
public partial record Item2(int Number);

internal sealed class Tracer(string name, ConcurrentQueue<string> log) : IWorkflowMiddleware
{
    public async Task InvokeRunAsync(RunInvocation run, RunNext next)
    {
        log.Enqueue($"{name} run");
        RunEnded end = await next.InvokeAsync();
        log.Enqueue($"{name} {end.EventType}");
    }

    public async ValueTask InvokeStepAsync(StepInvocation step, StepNext next)
    {
        log.Enqueue($"{name} {step.Context.StepName}.{step.Context.Attempt}");
        try
        {
            await next.InvokeAsync();
        }
        catch (InvalidOperationException)
        {
            log.Enqueue($"{name} {step.Context.StepName} threw");
            throw;
        }

        log.Enqueue($"{name} {step.Context.StepName} gave {step.Output?.EventType}");
    }
}

internal sealed class Misbehaving(Func<StepNext, ValueTask> invoke) : IWorkflowMiddleware
{
    public ValueTask InvokeStepAsync(StepInvocation step, StepNext next) => invoke(next);
}

internal sealed class RunMisbehaving(Func<RunNext, Task> invoke) : IWorkflowMiddleware
{
    public Task InvokeRunAsync(RunInvocation run, RunNext next) => invoke(next);
}

public class MiddlewareTests
{
    private readonly ConcurrentQueue<string> _log = new();

    [Fact]
    public async Task Middleware_WrapsRunAndAttempts_InOrder_InsideRetries()
    {
        var options = new RunOptions { Middleware = [new Tracer("a", _log), new Tracer("b", _log)] };
        Assert.Equal(10, await new WrappedWorkflow(failures: 1).ExecuteAsync(1, options).WithinAsync());
        string[] log = [.. _log];
        Assert.Equal(["a run", "b run"], log[..2]);
        Assert.Equal(["b RunCompleted", "a RunCompleted"], log[^2..]);
        Assert.Equal(
            ["a Work.1", "b Work.1", "b Work threw", "a Work threw", "a Work.2", "b Work.2", "b Work gave Item2", "a Work gave Item2"],
            log.Where(static line => line.Contains("Work", StringComparison.Ordinal)));
        Assert.True(Array.IndexOf(log, "a Split gave ") > Array.IndexOf(log, "a Split.1"));
        Assert.True(Array.IndexOf(log, "a Join gave StopEvent") > Array.IndexOf(log, "a Work gave Item2"));
    }

    [Fact]
    public async Task StepMiddleware_ThatThrows_FailsTheAttempt()
    {
        var options = new RunOptions { Middleware = [new Misbehaving(static _ => throw new NotSupportedException("no"))] };
        await using WorkflowHandler<int> handler = await new WrappedWorkflow().RunAsync(1, options);
        await Assert.ThrowsAsync<NotSupportedException>(() => handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task StepMiddleware_ThatDoesNotCallNext_FailsTheRunWithItsStep()
    {
        var options = new RunOptions { Middleware = [new Misbehaving(static _ => default)] };
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => new WrappedWorkflow().ExecuteAsync(1, options).WithinAsync());
        Assert.Equal("Split", exception.Step);
        Assert.Contains("did not call next", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepMiddleware_ThatCallsNextTwice_IsTold()
    {
        var options = new RunOptions
        {
            Middleware =
            [
                new Misbehaving(static async next =>
                {
                    await next.InvokeAsync();
                    await next.InvokeAsync();
                }),
            ],
        };
        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => new WrappedWorkflow().ExecuteAsync(1, options).WithinAsync());
        Assert.Contains("Retries", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunMiddleware_ThatThrowsBeforeNext_FailsTheRun()
    {
        var options = new RunOptions { Middleware = [new RunMisbehaving(static _ => throw new NotSupportedException("refused"))] };
        await using WorkflowHandler<int> handler = await new WrappedWorkflow().RunAsync(1, options);
        await Assert.ThrowsAsync<NotSupportedException>(() => handler.ResultAsync().WithinAsync());
        Assert.IsType<RunFailed>(Assert.Single(await handler.StreamItems().AllAsync()).Event);
    }

    [Fact]
    public async Task RunMiddleware_ThatDoesNotCallNext_FailsTheRun()
    {
        var options = new RunOptions { Middleware = [new Tracer("a", _log), new RunMisbehaving(static _ => Task.CompletedTask)] };
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => new WrappedWorkflow().ExecuteAsync(1, options).WithinAsync());
        Assert.Contains("did not call next", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunMiddleware_ThatThrowsAfterNext_LeavesTheEndAlone()
    {
        var options = new RunOptions
        {
            Middleware =
            [
                new RunMisbehaving(static async next =>
                {
                    await next.InvokeAsync();
                    throw new NotSupportedException("late");
                }),
            ],
        };
        await using WorkflowHandler<int> handler = await new WrappedWorkflow().RunAsync(2, options);
        Assert.Equal(30, await handler.ResultAsync().WithinAsync());
        Assert.Equal("late", Assert.Single(handler.Failures).Exception.Message);
    }

    [Fact]
    public async Task RunMiddleware_IsThroughBeforeTheEndIsTold()
    {
        var release = new Latch();
        var reached = new Latch();
        var options = new RunOptions
        {
            Middleware =
            [
                new RunMisbehaving(async next =>
                {
                    await next.InvokeAsync();
                    reached.Open();
                    await release.Opened;
                }),
            ],
        };
        await using WorkflowHandler<int> handler = await new WrappedWorkflow().RunAsync(1, options);
        await reached.WithinAsync();
        Assert.False(handler.ResultAsync().IsCompleted);
        release.Open();
        Assert.Equal(10, await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task RunMiddleware_ThatNeverEnds_IsLeftBehindAfterTheGrace()
    {
        var clock = new VirtualTime();
        var reached = new Latch();
        var options = new RunOptions
        {
            TimeProvider = clock,
            Middleware =
            [
                new RunMisbehaving(async next =>
                {
                    await next.InvokeAsync();
                    reached.Open();
                    await new TaskCompletionSource().Task;
                }),
            ],
        };
        await using WorkflowHandler<int> handler = await new WrappedWorkflow().RunAsync(1, options);
        await reached.WithinAsync();
        await clock.TimerStartedAsync(options.Grace).WithinAsync();
        clock.Advance(options.Grace);
        Assert.Equal(10, await handler.ResultAsync().WithinAsync());
        Assert.Contains("did not end", Assert.Single(handler.Failures).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunMiddleware_OfARunCancelledBeforeItBegan_SeesTheEnd()
    {
        var options = new RunOptions { Middleware = [new Tracer("a", _log)] };
        await using WorkflowHandler<int> handler = await new WrappedWorkflow().RunAsync(1, options, new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal(["a run", "a RunCancelled"], _log);
    }
}
