using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// The end: one outcome, siblings cancelled and waited for, the terminal written last.
public abstract partial class WorkflowRun
{
    private RunEnded? _outcome;
    private bool _ended;

    /// <summary>How the run ended, once its end is written; null before.</summary>
    internal RunEnded? Ended => Volatile.Read(ref _ended) ? _outcome : null;

    private bool HasOutcome => Volatile.Read(ref _outcome) is not null;

    internal void Cancel() => Accept(new RunCancelled());

    private void AcceptStop(StopEventBase stop, int step, Token? ending = null)
    {
        if (TakesResult(stop))
        {
            Accept(new RunCompleted(stop), ending);
            return;
        }

        string name = Definition.StepName(step);
        Fail(
            name,
            new WorkflowException(
                Definition.Name,
                name,
                $"Step {name} of {Definition.Name} stopped with {stop.GetType()}, but the workflow's result is {ResultType}. Let all its steps stop with one type; declare with [Emits<…>] what a step sends."),
            ending);
    }

    /// <summary>Takes the outcome if it is the first: from here on nothing starts, and what runs is cancelled.</summary>
    /// <param name="outcome">How the run ends.</param>
    /// <param name="ending">The token whose way ends with it.</param>
    private void Accept(RunEnded outcome, Token? ending = null)
    {
        bool first = Interlocked.CompareExchange(ref _outcome, outcome, null) is null;
        bool requests = first && Volatile.Read(ref _parts) is not null;
        bool cancel = first && (_cancellation is not null || requests);
        bool finish;
        RetryDelay? delays = null;
        using (_ledger.Enter())
        {
            if (first)
            {
                _ledger.Stop();
                delays = _ledger.TakeDelays();
            }

            if (ending is not null)
            {
                _ledger.End(ending);
            }

            if (cancel)
            {
                _ledger.Hold();
            }

            finish = _ledger.TryFinish();
        }

        EndDelays(delays);
        if (finish)
        {
            Finish();
            return;
        }

        if (cancel)
        {
            if (requests)
            {
                CloseRequests(InputClosedReason.RunEnded);
            }

            CancelSteps();
            ReleaseHold();
        }

        StartGrace();
    }

    /// <summary>Gives back what kept the run from ending.</summary>
    private void ReleaseHold()
    {
        bool finish;
        using (_ledger.Enter())
        {
            _ledger.Release();
            finish = _ledger.TryFinish();
        }

        if (finish)
        {
            Finish();
        }
    }

    /// <summary>The steps have ended: the middleware around the run goes on, and after it the end is told. Called once.</summary>
    private void Finish()
    {
        if (_parts?.Chain is { } chain && !chain.EndSteps(_outcome!, StartMiddlewareGrace))
        {
            return;
        }

        FinishAfterMiddleware();
    }

    internal void FinishAfterMiddleware()
    {
        if (TakeScope() is { } scope)
        {
            QueueDisposal(scope);
        }
        else
        {
            WriteEnd();
        }
    }

    /// <summary>Done, then the stream's last item, then the result, in this order. Called once.</summary>
    private void WriteEnd()
    {
        RunEnded end = _outcome!;
        CloseLeftRequests();
        _ended = true;

        // Whoever makes the log, the result or a timer does it before this fence, or sees the end after it.
        Interlocked.MemoryBarrier();
        _watch?.End();
        if (!IsChild)
        {
            _log?.Complete(end);
        }

        _hooks?.EndRun(end);
        PublishResult(end);
        _parts?.Link?.Parent.Leave(this);
    }

    private ITimer? StartMiddlewareGrace(TimerCallback callback)
    {
        try
        {
            return Options.Grace == Timeout.InfiniteTimeSpan ? null : StartTimer(Options.Grace, callback);
        }
#pragma warning disable CA1031 // The user's clock gives no timer: the middleware has no time limit then.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Record(step: null, exception);
            return null;
        }
    }
}
