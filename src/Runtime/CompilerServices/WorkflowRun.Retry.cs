using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Retries: an attempt that failed before it routed anything is repeated, and waits for it without a thread or a place.
public abstract partial class WorkflowRun
{
    /// <summary>Repeats what the token's step failed at, if its policy says so.</summary>
    /// <returns>Whether the token has left.</returns>
    private bool TryRetry(Token token, Exception exception)
    {
        if (Definition.Steps[token.Step].Retry is not { } policy
            || token.AttemptNumber > policy.Retries
            || token.HasRouted
            || HasOutcome)
        {
            return false;
        }

        NoteRetry(token, exception);
        _hooks?.Retrying(token.Step);
        TimeSpan time = policy.DelayAfter(token.AttemptNumber, Options.Scheduler);
        RetryDelay? delay;
        bool finish;
        using (_ledger.Enter())
        {
            delay = _ledger.Retry(token);
            finish = _ledger.TryFinish();
        }

        if (finish)
        {
            Finish();
        }

        if (delay is not null)
        {
            Wait(delay, time);
        }

        return true;
    }

    private void NoteRetry(Token token, Exception exception)
    {
        (long from, long to) = token.Attempt?.Written ?? default;
        if (from > 0 || Options.Lifecycle)
        {
            WriteAsStep(new StepRetrying(Definition.StepName(token.Step), token.AttemptNumber, from, to) { Error = UserText.Of(exception) }, token.Step, token.Attempt);
        }
    }

    private void Wait(RetryDelay delay, TimeSpan time)
    {
        if (time == TimeSpan.Zero)
        {
            Repeat(delay);
            return;
        }

        try
        {
            delay.Start(() => StartTimer(time, static state => ((Action)state!)(), () => Repeat(delay)));
        }
#pragma warning disable CA1031 // The user's clock gives no timer: without one the attempt would wait for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            GiveUp(delay, exception);
        }
    }

    private void Repeat(RetryDelay delay)
    {
        delay.End();
        bool request;
        using (_ledger.Enter())
        {
            if (!_ledger.TryRequeue(delay))
            {
                return;
            }

            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }
    }

    private void GiveUp(RetryDelay delay, Exception exception)
    {
        using (_ledger.Enter())
        {
            if (!_ledger.TryGiveUp(delay))
            {
                return;
            }

            // Until the failure is accepted: nothing else may be left.
            _ledger.Hold();
        }

        Fail(Definition.StepName(delay.Next.Step), exception);
        ReleaseHold();
    }

    /// <summary>Those that wait for another attempt when the run gets its outcome wait no more.</summary>
    private static void EndDelays(RetryDelay? delays)
    {
        for (; delays is not null; delays = delays.Following)
        {
            delays.End();
        }
    }
}
