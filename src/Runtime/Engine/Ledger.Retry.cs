namespace GenFlow.Engine;

// Failed attempts: what of them is undone, and the events that wait for the next attempt.
internal sealed partial class Ledger
{
    private RetryDelay? _delays;
    private int _delayed;

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
        var delay = new RetryDelay(new WaitingEvent(token.Payload, token.Step, token.Place, token.AttemptNumber + 1)) { Following = _delays };
        if (_delays is not null)
        {
            _delays.Preceding = delay;
        }

        _delays = delay;
        _delayed++;
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
        Active--;
        if (delay.Next.Place.Scope is { } scope)
        {
            scope.Open--;
        }

        Enqueue(delay.Next);
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
        RetryDelay? delays = _delays;
        _delays = null;
        return delays;
    }

    /// <summary>Undoes the opening of a scope in which nothing was routed: its joins do not run.</summary>
    public static void DropOpened(Token token)
    {
        if (token.Opened is null)
        {
            return;
        }

        token.Opened.IsClosed = true;
        token.Opened = null;
        if (token.Place.Scope is { } around)
        {
            around.Open--;
        }
    }

    private void StopDelays()
    {
        Active -= _delayed;
        _delayed = 0;
    }

    private void Forget(RetryDelay delay)
    {
        if (delay.Preceding is { } preceding)
        {
            preceding.Following = delay.Following;
        }
        else
        {
            _delays = delay.Following;
        }

        if (delay.Following is { } following)
        {
            following.Preceding = delay.Preceding;
        }

        _delayed--;
    }
}
