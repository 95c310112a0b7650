namespace GenFlow.Engine;

// Failed attempts: what of them is undone, and the events that wait for the next attempt.
internal sealed partial class Ledger
{
    /// <summary>Attempt failed and is to be repeated: the token leaves, its event waits outside its step's limit.</summary>
    /// <returns>What waits; null when the run has an outcome and the event's way is over.</returns>
    public RetryDelay? Retry(Token token)
    {
        DropOpened(token);
        if (!token.IsPlain)
        {
            EndStep(token);
        }

        if (IsStopped)
        {
            End(token);
            return null;
        }

        Unlink(token);
        LedgerNotes notes = Notes;
        var delay = new RetryDelay(new WaitingEvent(token.Payload, token.Step, token.Place, token.AttemptNumber + 1)) { Following = notes.Delays };
        if (notes.Delays is not null)
        {
            notes.Delays.Preceding = delay;
        }

        notes.Delays = delay;
        notes.Delayed++;
        return delay;
    }

    /// <summary>Next attempt due: its event waits for its step again.</summary>
    /// <returns>False when the run has an outcome: it waits for nothing any more.</returns>
    public bool TryRequeue(RetryDelay delay)
    {
        if (IsStopped)
        {
            return false;
        }

        Forget(delay);
        WaitingEvent next = delay.Next;
        Active--;
        if (next.Place.Scope is { } scope)
        {
            scope.Open--;
        }

        CountWaiting(in next, 1);
        Enqueue(next.Step, next.Payload, next.Place, next.Attempt);
        return true;
    }

    /// <summary>Next attempt impossible: the event's way is over.</summary>
    /// <returns>False when it was over already.</returns>
    public bool TryGiveUp(RetryDelay delay)
    {
        if (IsStopped)
        {
            return false;
        }

        Forget(delay);
        Active--;
        Leave(delay.Next.Place.Scope);
        return true;
    }

    /// <summary>What waited for another attempt when the run got its outcome.</summary>
    public RetryDelay? TakeDelays()
    {
        RetryDelay? delays = _notes?.Delays;
        if (delays is not null)
        {
            _notes!.Delays = null;
        }

        return delays;
    }

    private void StopDelays()
    {
        if (_notes is not null)
        {
            Active -= _notes.Delayed;
            _notes.Delayed = 0;
        }
    }

    private void Forget(RetryDelay delay)
    {
        if (delay.Preceding is { } preceding)
        {
            preceding.Following = delay.Following;
        }
        else
        {
            Notes.Delays = delay.Following;
        }

        if (delay.Following is { } following)
        {
            following.Preceding = delay.Preceding;
        }

        Notes.Delayed--;
    }
}
