using System.Collections.Concurrent;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.Threads;

[Event]
public partial record Go(int Number);

[StreamEvent]
public partial record Told(int Number);

[Workflow]
public partial class StackWorkflow
{
    internal readonly ConcurrentQueue<(string Where, string Stack, bool OnPool)> Seen = new();
    internal readonly TaskCompletionSource MayGoOn = new();
    internal readonly Latch Waiting = new();

    private void Note(string where) => Seen.Enqueue((where, Environment.StackTrace, Thread.CurrentThread.IsThreadPoolThread));

    [Step]
    public Task First(Context ctx, StartEvent start)
    {
        Note("first");
        ctx.CancellationToken.Register(() => Note("callback"));
        ctx.WriteEventToStream(new Told(1));
        ctx.SendEvent(new Go(1));

        // Whoever completes this task runs its continuations on its own stack.
        return MayGoOn.Task;
    }

    [Step]
    public async Task<Go> Second(Context ctx, Go go)
    {
        Note("second");
        if (go.Number == 1)
        {
            Waiting.Open();
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.CancellationToken);
        }

        return go;
    }
}

[Workflow]
public partial class HandOverWorkflow
{
    internal readonly TaskCompletionSource<Go> Given = new();
    internal readonly Latch Parked = new();
    internal int NextRanOn;

    [Step]
    public Task<Go> Wait(StartEvent start)
    {
        Parked.Open();
        return Given.Task;
    }

    [Step]
    public StopEvent<int> Next(Go go)
    {
        NextRanOn = Environment.CurrentManagedThreadId;
        return new(go.Number);
    }
}

/// <summary>Each step completes the task that another one waits for.</summary>
[Workflow]
public partial class DominoWorkflow(int count)
{
    private readonly TaskCompletionSource<Fallen>[] _dominoes = [.. Enumerable.Range(0, count + 1).Select(_ => new TaskCompletionSource<Fallen>())];
    private readonly Countdown _standing = new(count);

    [Step]
    public IEnumerable<Go> Split(StartEvent start) => Enumerable.Range(0, count).Select(i => new Go(i));

    [Step]
    public Task<Fallen> Stand(Go go)
    {
        _standing.Signal();
        return _dominoes[go.Number].Task;
    }

    [Step]
    public Done Fall(Fallen fallen)
    {
        _dominoes[fallen.Number + 1].SetResult(new(fallen.Number + 1));
        return new(fallen.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Done> done) => new(done.Count);

    internal Task AllStand => _standing.Done;

    internal void Push() => _dominoes[0].SetResult(new(0));
}

[Event]
public partial record Fallen(int Number);

[Event]
public partial record Done(int Number);

[Workflow]
public partial class SpinningWorkflow
{
    [Step]
    public Go Begin(StartEvent start) => new(0);

    [Step]
    public Go Spin(Go go) => new(go.Number + 1);
}

[Workflow]
public partial class OneStepWorkflow
{
    [Step]
    public StopEvent<int> Only(StartEvent<int> start) => new(start.Input);
}

public class ThreadTests
{
    [Fact]
    public async Task UserCode_RunsOnPoolThreads_NeverOnTheStackOfRunAsyncOrCancel()
    {
        var workflow = new StackWorkflow();
        WorkflowHandler<StopEventBase> handler = null!;
        await OnThreadAsync(() => handler = Synchronously(workflow.RunAsync()));
        await workflow.Waiting.WithinAsync();

        await OnThreadAsync(handler.Cancel);
        workflow.MayGoOn.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());

        Assert.Equal(["callback", "first", "second"], workflow.Seen.Select(seen => seen.Where).Order(StringComparer.Ordinal));
        Assert.All(workflow.Seen, seen =>
        {
            Assert.True(seen.OnPool, seen.Where);
            Assert.DoesNotContain("OnThreadAsync", seen.Stack, StringComparison.Ordinal);
            Assert.DoesNotContain("WorkflowHandler.Cancel", seen.Stack, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task NextStep_DoesNotRunOnTheStackOfWhoCompletesTheTask()
    {
        var workflow = new HandOverWorkflow();
        Task<int> run = workflow.ExecuteAsync();
        await workflow.Parked.WithinAsync();

        int completer = 0;
        await OnThreadAsync(() =>
        {
            completer = Environment.CurrentManagedThreadId;
            workflow.Given.SetResult(new Go(5));
        });

        Assert.Equal(5, await run.WithinAsync());
        Assert.NotEqual(completer, workflow.NextRanOn);
    }

    [Fact]
    public async Task ContinuationOfTheResult_DoesNotRunInsideTheEngine()
    {
        for (int i = 0; i < 20; i++)
        {
            var workflow = new HandOverWorkflow();
            await using WorkflowHandler<int> handler = await workflow.RunAsync();
            Task<string> stack = handler.ResultAsync().ContinueWith(
                _ => Environment.StackTrace, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            workflow.Given.SetResult(new Go(1));

            Assert.DoesNotContain("GenFlow.CompilerServices", await stack.WithinAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ConsumerOfTheStream_DoesNotRunOnTheStackOfAStep()
    {
        var workflow = new StackWorkflow();
        await using WorkflowHandler<StopEventBase> handler = await workflow.RunAsync();
        await using IAsyncEnumerator<StreamEvent> reader = handler.StreamEvents().GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        Task<string> stack = AfterNextAsync(reader);
        handler.Cancel();
        workflow.MayGoOn.SetResult();

        Assert.DoesNotContain("WorkflowRun.", await stack.WithinAsync(), StringComparison.Ordinal);

        static async Task<string> AfterNextAsync(IAsyncEnumerator<StreamEvent> reader)
        {
            Assert.False(await reader.MoveNextAsync().ConfigureAwait(false));
            return Environment.StackTrace;
        }
    }

    [Fact]
    public async Task StepsThatCompleteEachOthersTasks_DoNotPileUpOnOneStack()
    {
        var workflow = new DominoWorkflow(20_000);
        Task<int> run = workflow.ExecuteAsync();
        await (await Task.WhenAny(workflow.AllStand, run).WithinAsync());
        workflow.Push();
        Assert.Equal(20_000, await run.WithinAsync());
    }

    [Fact]
    public async Task EndlessChains_OnEachThread_StarveNeitherAnotherRunNorTheirCancellation()
    {
        var options = new RunOptions { MaxSteps = int.MaxValue };
        var spinning = new SpinningWorkflow();
        var handlers = new List<WorkflowHandler<StopEventBase>>();
        ThreadPool.GetMinThreads(out int threads, out _);
        for (int i = 0; i < threads + 8; i++)
        {
            handlers.Add(await spinning.RunAsync(options));
        }

        Assert.Equal(3, await new OneStepWorkflow().ExecuteAsync(3).WithinAsync());

        foreach (WorkflowHandler<StopEventBase> handler in handlers)
        {
            handler.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        }
    }

    private static T Synchronously<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        return task.GetAwaiter().GetResult();
    }

    private static Task OnThreadAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        })
        { IsBackground = true };
        thread.Start();
        return done.Task.WithinAsync("the thread");
    }
}
