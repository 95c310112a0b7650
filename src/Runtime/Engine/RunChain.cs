using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>The middleware around one run. The run's end is told when both are through: its steps and the middleware.</summary>
internal sealed class RunChain(WorkflowRun run, Event start, IWorkflowMiddleware[] middleware) : IThreadPoolWorkItem
{
    private readonly RunInvocation _invocation = new(run, start);
    private readonly TaskCompletionSource<RunEnded> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _grace;
    private int _parts = 2;
    private bool _hasBegun;

    // Never faulted: what the middleware throws is the run's failure or among its failures.
    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    public Task<RunEnded> InvokeAsync(int index) => index < middleware.Length ? ContinueAsync(index) : Begin();

    /// <summary>The run's steps have ended.</summary>
    /// <param name="end">How.</param>
    /// <param name="startGrace">Starts the time that the middleware has from now on.</param>
    /// <returns>Whether the middleware has ended as well.</returns>
    public bool EndSteps(RunEnded end, Func<TimerCallback, ITimer?> startGrace)
    {
        _ended.TrySetResult(end);
        if (Interlocked.Decrement(ref _parts) == 0)
        {
            return true;
        }

        // A full fence: either the middleware, which has ended meanwhile, sees the timer, or its end is seen here.
        Interlocked.Exchange(ref _grace, startGrace(_ => GraceIsOver()));
        if (Volatile.Read(ref _parts) <= 0)
        {
            TimerOf.DisposeQuietly(_grace);
        }

        return false;
    }

    private async Task RunAsync()
    {
        run.EnterContext();
        try
        {
            await InvokeAsync(0).ConfigureAwait(run.ComesBack);
        }
#pragma warning disable CA1031 // Whatever a middleware throws is the run's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            run.FailBeforeBegin(exception);
        }

        if (Interlocked.Decrement(ref _parts) == 0)
        {
            TimerOf.DisposeQuietly(_grace);
            run.FinishAfterMiddleware();
        }
    }

    private async Task<RunEnded> ContinueAsync(int index)
    {
        await middleware[index].InvokeRunAsync(_invocation, new RunNext(this, index + 1)).ConfigureAwait(run.ComesBack);
        return _hasBegun ? await _ended.Task.ConfigureAwait(run.ComesBack) : throw new WorkflowException(
            run.Definition.Name,
            step: null,
            $"A middleware of {run.Definition.Name} ({middleware[index].GetType()}) did not call next: the run did not begin. Call next.InvokeAsync() once and await it; to refuse a run, throw.");
    }

    private Task<RunEnded> Begin()
    {
        if (_hasBegun)
        {
            throw new InvalidOperationException("A middleware called next twice around a run. To run it again, start another run.");
        }

        _hasBegun = true;
        run.BeginSteps(start);
        return _ended.Task;
    }

    private void GraceIsOver()
    {
        if (Interlocked.Decrement(ref _parts) == 0)
        {
            run.AbandonMiddleware();
        }
    }
}
