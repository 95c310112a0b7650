using System.Globalization;
using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// What may end a run from outside its steps: the caller's token, the run's timeout, the grace.
public abstract partial class WorkflowRun
{
    private Watch? _watch;

    private Watch Watching => _watch ?? Interlocked.CompareExchange(ref _watch, new Watch(), null) ?? _watch;

    /// <summary>Follows the caller's token and the run's timeout.</summary>
    private protected void StartWatch(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled || Options.Timeout != Timeout.InfiniteTimeSpan)
        {
            Watching.Start(this, cancellationToken);
        }
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

        var exception = new WorkflowTimeoutException(Definition.Name, Options.Timeout, CountRunning());
        Record(step: null, exception);
        Accept(new RunTimedOut(exception));
    }

    private void OnGraceOver()
    {
        using (_ledger.Enter())
        {
            if (!_ledger.Abandon())
            {
                return;
            }
        }

        // The grace of the run is that of its children too.
        foreach (WorkflowRun child in RunningChildren())
        {
            child.Cancel();
            child.OnGraceOver();
        }

        EndAbandonedAttempts();
        foreach ((string step, int bodies) in CountRunning().All)
        {
            var abandoned = new StepAbandonedException(Definition.Name, step, bodies, Options.Grace);
            Record(step, abandoned);
            Log.Abandoned(Options.Logger, abandoned);
        }

        if (_callbacksRun)
        {
            var abandoned = new WorkflowException(Definition.Name, step: null, string.Create(CultureInfo.InvariantCulture,
                $"A callback that a step of {Definition.Name} registered on ctx.CancellationToken did not return within {Options.Grace} after the run had ended. It still holds its thread. Let callbacks return at once, and do what takes long in a step."));
            Record(step: null, abandoned);
            Log.Abandoned(Options.Logger, abandoned);
        }

        Finish();
    }

    /// <summary>Whether the end of this run, or of one that it belongs to, is written or about to be: no attempt begins.</summary>
    internal bool IsLeftBehind
    {
        get
        {
            for (WorkflowRun? run = this; run is not null; run = run._parts?.Link?.Parent)
            {
                if (run._ledger.IsFinished)
                {
                    return true;
                }
            }

            return false;
        }
    }

    // Those of children too: one whose own grace is over at the same time may not have told its ends yet.
    private void EndAbandonedAttempts()
    {
        if (_hooks is { NotesAttempts: true })
        {
            List<(int Step, Attempt Attempt)> running;
            using (_ledger.Enter())
            {
                running = _ledger.RunningAttempts();
            }

            foreach ((int step, Attempt attempt) in running)
            {
                attempt.Timeout?.End();
                _hooks.End(step, attempt, AttemptEnd.Abandoned, exception: null);
            }
        }

        foreach (WorkflowRun child in RunningChildren())
        {
            child.EndAbandonedAttempts();
        }
    }

    private WorkflowRun[] RunningChildren()
    {
        if (_parts is null)
        {
            return [];
        }

        lock (Root.Parts.Lock)
        {
            return [.. _parts.Children ?? []];
        }
    }

    private RunningSteps CountRunning()
    {
        int[] counts;
        using (_ledger.Enter())
        {
            counts = _ledger.RunningSteps();
        }

        return new RunningSteps(Definition, counts);
    }

    private ITimer StartTimer(TimeSpan due, TimerCallback callback, object? state = null)
    {
        // A timer keeps the execution context of whoever makes it: not the business of the engine's timers.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            return Options.TimeProvider.CreateTimer(callback, state ?? this, due, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>What is to be undone when the run ends; made when there is anything.</summary>
#pragma warning disable CA1001 // End() disposes; it may be called again.
    private sealed class Watch
#pragma warning restore CA1001
    {
        private CancellationTokenRegistration _caller;
        private ITimer? _grace;

        /// <summary>The run's timeout; null where it has none.</summary>
        public PausableTimer? Timeout { get; private set; }

        public void Start(WorkflowRun run, CancellationToken caller)
        {
            if (run.Options.Timeout != System.Threading.Timeout.InfiniteTimeSpan)
            {
                Timeout = new PausableTimer(run.Options.TimeProvider, run.OnTimeout);
                Timeout.Start(run.Options.Timeout, stands: false);
            }

            _caller = caller.UnsafeRegister(static (run, token) => ((WorkflowRun)run!).Accept(new RunCancelled { Token = token }), run);
            Interlocked.MemoryBarrier();
            if (run.Ended is not null)
            {
                // The timeout or the token came at once, before both were noted.
                End();
            }
        }

        public void StartGrace(WorkflowRun run)
        {
            if (_grace is not null)
            {
                return;
            }

            ITimer timer;
            try
            {
                timer = run.StartTimer(run.Options.Grace, static run => ((WorkflowRun)run!).OnGraceOver());
            }
#pragma warning disable CA1031 // The user's clock gives no timer: without one the run would never end, so the grace is over.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                run.Record(step: null, exception);
                run.OnGraceOver();
                return;
            }

            if (Interlocked.CompareExchange(ref _grace, timer, null) is not null || run.Ended is not null)
            {
                timer.Dispose();
            }
        }

        public void End()
        {
            _caller.Unregister();
            TimerOf.DisposeQuietly(Timeout);
            TimerOf.DisposeQuietly(_grace);
        }
    }
}
