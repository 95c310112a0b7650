using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// The end: one outcome, siblings cancelled and waited for, the terminal written last.
public abstract partial class WorkflowRun
{
    private CancellationTokenSource? _cancellation;
    private Watch? _watch;
    private RunEnded? _outcome;
    private RunFailures? _failures;
    private bool _ended;
    private bool _observed;

    internal CancellationToken CancellationToken
    {
        get
        {
            if (_cancellation is null)
            {
                Interlocked.CompareExchange(ref _cancellation, new CancellationTokenSource(), null);
                if (HasOutcome)
                {
                    // The outcome came before the source: whoever accepted it may not have seen the source.
                    CancelSteps();
                }
            }

            return _cancellation.Token;
        }
    }

    internal IReadOnlyList<StepFailure> Failures => Volatile.Read(ref _failures)?.Snapshot() ?? [];

    /// <summary>How the run ended, once its end is written; null before.</summary>
    internal RunEnded? Ended => Volatile.Read(ref _ended) ? _outcome : null;

    private bool HasOutcome => Volatile.Read(ref _outcome) is not null;

    internal void Cancel() => Accept(new RunCancelled());

    /// <summary>Someone has asked how the run ended.</summary>
    internal void MarkObserved() => Volatile.Write(ref _observed, true);

    internal bool IsObserved => Volatile.Read(ref _observed);

    /// <summary>Logs the run's failure if nobody has asked for it and nobody will.</summary>
    internal void ReportIfUnobserved() => Volatile.Read(ref _failures)?.ReportIfUnobserved();

    /// <summary>Follows the caller's token and the run's timeout.</summary>
    private protected void StartWatch(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled || Options.Timeout != Timeout.InfiniteTimeSpan)
        {
            Watching.Start(this, cancellationToken);
        }
    }

    private void AcceptStop(StopEventBase stop, int step, Token? ending = null)
    {
        if (TakesResult(stop))
        {
            Accept(new RunCompleted(stop), ending);
        }
        else
        {
            Fail(
                Definition.StepName(step),
                new WorkflowException(
                    Definition.Name,
                    Definition.StepName(step),
                    $"Step {Definition.StepName(step)} of {Definition.Name} stopped with {stop.GetType()}, but the workflow's result is {ResultType}. Let all its steps stop with one type; declare with [Emits<…>] what a step sends."),
                ending);
        }
    }

    /// <summary>A step has thrown, or its task has failed; a task that failed in several places has several exceptions:
    /// the first decides, none is lost.</summary>
    private Token? FailStep(Token token, ReadOnlySpan<Exception> exceptions, ref PumpTurn turn)
    {
        if (exceptions[0] is OperationCanceledException && HasOutcome && _cancellation is { IsCancellationRequested: true })
        {
            return EndToken(token, ref turn);
        }

        string step = Definition.StepName(token.Step);
        foreach (Exception exception in exceptions)
        {
            Record(new StepFailure(step, 1, exception));
        }

        AcceptFailure(step, exceptions[0], token);
        return TakeNext(ref turn);
    }

    private void Fail(string? step, Exception exception, Token? ending = null)
    {
        Record(new StepFailure(step, 0, exception));
        AcceptFailure(step, exception, ending);
    }

    private void AcceptFailure(string? step, Exception exception, Token? ending) =>
        Accept(new RunFailed(exception.Message, step) { Exception = exception }, ending);

    private void Record(StepFailure failure)
    {
        if (_failures is null)
        {
            Interlocked.CompareExchange(ref _failures, new RunFailures(this), null);
        }

        _failures.Add(failure);
    }

    /// <summary>The token's way is over; where nothing else is left, so is the run.</summary>
    private Token? EndToken(Token token, ref PumpTurn turn) => Advance(token, ev: null, Unroutable, ref turn);

    private void End(Token? token)
    {
        bool finish;
        bool stalled;
        using (_ledger.Enter())
        {
            Close(token);
            finish = _ledger.TryFinish();
            stalled = _ledger.IsIdle;
        }

        if (finish)
        {
            Finish();
        }
        else if (stalled)
        {
            FailStalled();
        }
    }

    /// <summary>Takes the outcome if it is the first: from here on nothing starts, and what runs is cancelled.</summary>
    /// <param name="outcome">How the run ends.</param>
    /// <param name="ending">The token whose way ends with it.</param>
    private void Accept(RunEnded outcome, Token? ending = null)
    {
        bool first = Interlocked.CompareExchange(ref _outcome, outcome, null) is null;
        bool cancel = first && _cancellation is not null;
        bool finish;
        using (_ledger.Enter())
        {
            if (first)
            {
                _ledger.Stop();
            }

            if (ending is not null)
            {
                Close(ending);
            }

            if (cancel)
            {
                _ledger.Hold();
            }

            finish = _ledger.TryFinish();
        }

        if (finish)
        {
            Finish();
            return;
        }

        if (cancel)
        {
            CancelSteps();
            End(token: null);
        }

        StartGrace();
    }

    /// <summary>Called under the lock: a token's way is over, or, without one, a hold.</summary>
    private void Close(Token? token)
    {
        if (token is null)
        {
            _ledger.Release();
            return;
        }

        _ledger.End(token);
    }

    private void FailStalled()
    {
        if (HasOutcome)
        {
            // Someone is about to stop the ledger, and ends the run.
            return;
        }

        List<string> last;
        using (_ledger.Enter())
        {
            last = _ledger.LastEvents();
        }

        Fail(step: null, new WorkflowStalledException(Definition.Name, last));
    }

    /// <summary>Cancels the steps' token. Its callbacks are user code: they run on the pool, and the run waits for them as
    /// for a step.</summary>
    private void CancelSteps()
    {
        Task callbacks = _cancellation!.CancelAsync();
        if (callbacks.IsCompletedSuccessfully)
        {
            return;
        }

        using (_ledger.Enter())
        {
            _ledger.Hold();
        }

        callbacks.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            foreach (Exception exception in callbacks.Exception?.Flatten().InnerExceptions.ToArray() ?? [])
            {
                Record(new StepFailure(Step: null, 0, exception));
            }

            End(token: null);
        });
    }

    private void StartGrace()
    {
        if (Ended is null && Options.Grace != Timeout.InfiniteTimeSpan)
        {
            Watching.StartGrace(this);
        }
    }

    private void OnTimeout()
    {
        if (HasOutcome)
        {
            return;
        }

        List<string> active;
        using (_ledger.Enter())
        {
            active = _ledger.RunningSteps();
        }

        var exception = new WorkflowTimeoutException(Definition.Name, Options.Timeout, active);
        Record(new StepFailure(Step: null, 0, exception));
        Accept(new RunTimedOut(exception));
    }

    private void OnGraceOver()
    {
        List<string> left;
        using (_ledger.Enter())
        {
            if (!_ledger.Abandon())
            {
                return;
            }

            left = _ledger.RunningSteps();
        }

        foreach (string step in left)
        {
            var abandoned = new StepAbandonedException(Definition.Name, step, Options.Grace);
            Record(new StepFailure(step, 1, abandoned));
            Log.StepAbandoned(Options.Logger, abandoned);
        }

        Finish();
    }

    /// <summary>Done, then the stream's last item, then the result, in this order. Called once.</summary>
    private void Finish()
    {
        RunEnded end = _outcome!;
        _ended = true;
        // Whoever makes the log, the result or a timer does it before this fence, or sees the end after it.
        Interlocked.MemoryBarrier();
        _watch?.End();
        _log?.Complete(end);
        PublishResult(end);
    }

    private ITimer StartTimer(TimeSpan due, TimerCallback callback)
    {
        // A timer keeps the execution context of whoever makes it: not the business of the engine's timers.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            return Options.TimeProvider.CreateTimer(callback, this, due, Timeout.InfiniteTimeSpan);
        }
    }

    private Watch Watching => _watch ?? Interlocked.CompareExchange(ref _watch, new Watch(), null) ?? _watch;

    /// <summary>What may end a run from outside its steps; made when there is any.</summary>
    private sealed class Watch
    {
        private CancellationTokenRegistration _caller;
        private ITimer? _timeout;
        private ITimer? _grace;

        public void Start(WorkflowRun run, CancellationToken caller)
        {
            if (run.Options.Timeout != Timeout.InfiniteTimeSpan)
            {
                _timeout = run.StartTimer(run.Options.Timeout, static run => ((WorkflowRun)run!).OnTimeout());
            }

            _caller = caller.UnsafeRegister(static (run, token) => ((WorkflowRun)run!).Accept(new RunCancelled { Token = token }), run);
        }

        public void StartGrace(WorkflowRun run)
        {
            if (_grace is not null)
            {
                return;
            }

            ITimer timer = run.StartTimer(run.Options.Grace, static run => ((WorkflowRun)run!).OnGraceOver());
            if (Interlocked.CompareExchange(ref _grace, timer, null) is not null || run.Ended is not null)
            {
                timer.Dispose();
            }
        }

        public void End()
        {
            _caller.Unregister();
            _timeout?.Dispose();
            _grace?.Dispose();
        }
    }
}
