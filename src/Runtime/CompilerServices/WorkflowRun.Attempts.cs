using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Attempts that need more than a call: those with a time limit, and all where someone watches the steps.
public abstract partial class WorkflowRun
{
    private RunHooks? _hooks;

    /// <summary>Called on the pool before the body.</summary>
    private void BeginAttempt(Token token)
    {
        int limit = Definition.Steps[token.Step].Timeout;
        bool noted = _hooks is { NotesAttempts: true };
        if (limit == 0 && !noted)
        {
            return;
        }

        Attempt attempt = token.KeepAttempt(1);
        if (noted)
        {
            _hooks!.Begin(token.Step, attempt);
        }

        if (limit > 0)
        {
            StartTimeout(token, attempt, TimeSpan.FromMilliseconds(limit));
        }
    }

    /// <summary>The body has ended.</summary>
    /// <returns>False where it was left behind before: the token is not the caller's any more.</returns>
    private bool EndAttempt(Token token, AttemptEnd end, Exception? exception = null)
    {
        if (token.Attempt is not { } attempt)
        {
            return true;
        }

        if (!attempt.TryEnd())
        {
            return false;
        }

        attempt.Timeout?.End();
        EndAsks(token, attempt);
        if (_hooks is not null)
        {
            // A span that stops puts another in its place.
            _hooks.End(token.Step, attempt, end, exception);
            RestoreContext();
        }

        return true;
    }

    /// <summary>The body of an attempt that was left behind has ended after all: what it gave is dropped.</summary>
    private Token? LeaveBehind(Event? ev, ref PumpTurn turn)
    {
        if (ev is not null)
        {
            CountDropped();
        }

        return TakeNext(ref turn);
    }

    private StepTimeoutException TimedOut(Token token)
    {
        StepDefinition step = Definition.Steps[token.Step];
        return new(Definition.Name, step.Name, token.AttemptNumber, TimeSpan.FromMilliseconds(step.Timeout));
    }

    private void StartTimeout(Token token, Attempt attempt, TimeSpan limit)
    {
        var timeout = new AttemptTimeout(CancellationToken);
        attempt.Timeout = timeout;
        timeout.Timer = new PausableTimer(Options.TimeProvider, () => OnAttemptTimeout(token, attempt, timeout));
        timeout.Timer.Start(limit, stands: false);
    }

    private void OnAttemptTimeout(Token token, Attempt attempt, AttemptTimeout timeout)
    {
        if (HasOutcome)
        {
            // The run's own grace takes care of the body.
            return;
        }

        if (timeout.IsOver)
        {
            // The second time: the grace is over as well.
            QueueAbandonment(token, attempt);
            return;
        }

        StartCancel(timeout.Expire(), exceptions =>
        {
            foreach (Exception exception in exceptions)
            {
                Record(Definition.StepName(token.Step), attempt.Number, exception);
            }
        });
        if (Options.Grace == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        try
        {
            timeout.Timer!.Start(Options.Grace, stands: false);
        }
#pragma warning disable CA1031 // The user's clock gives no timer: without one the step would never end, so the grace is over.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Record(exception);
            QueueAbandonment(token, attempt);
        }
    }

    private void QueueAbandonment(Token token, Attempt attempt) =>
        QueueWork(new PoolWork(() => Abandon(token, attempt)), preferLocal: false);

    /// <summary>On a pool thread: the body goes on though its time and the grace are over. Another token goes on in its place.</summary>
    private void Abandon(Token token, Attempt attempt)
    {
        if (HasOutcome || !attempt.TryEnd())
        {
            return;
        }

        attempt.Timeout!.End();
        EndAsks(token, attempt);
        _hooks?.End(token.Step, attempt, AttemptEnd.Abandoned, exception: null);
        string step = Definition.StepName(token.Step);
        Token successor;
        using (_ledger.Enter())
        {
            successor = _ledger.Replace(token, this);
        }

        var abandoned = new StepAbandonedException(Definition.Name, step, Options.Grace);
        Record(step, attempt.Number, abandoned);
        Log.Abandoned(Options.Logger, abandoned);
        EnterContext();
        PumpTurn turn = BeginTurn();
        StepTimeoutException timeout = TimedOut(successor);
        Record(step, attempt.Number, timeout);
        Token? next = GoOnAfterFailure(successor, timeout, ref turn);
        while (next is not null)
        {
            next = RunToken(next, default, ref turn);
        }
    }
}
