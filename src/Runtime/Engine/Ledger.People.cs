namespace GenFlow.Engine;

// Waiting for people: which of the tokens do, and whether all do, so that the run's clock stands still.
internal sealed partial class Ledger
{
    private Action? _onWaitingChanged;
    private int _asking;
    private int _asked;
    private bool _waitingKnown;

    /// <summary>Whether everything that the run still does is to wait for people.</summary>
    public bool IsWaiting => !IsStopped && _asking + _asked > 0 && Active == _asking + _asked;

    /// <summary>From now on tells when <see cref="IsWaiting"/> has changed, after the lock is given back. One at a time looks
    /// what it is now.</summary>
    public void WatchWaiting(Action onChanged) => _onWaitingChanged ??= onChanged;

    /// <summary>Body asks, or a child of it does: <paramref name="asks"/> more to wait for, <paramref name="busy"/> more that are
    /// not waited for.</summary>
    public void CountAsks(Token token, Attempt attempt, int asks, int busy)
    {
        attempt.Asks += asks;
        attempt.Busy += busy;
        bool isAsking = attempt is { Asks: > 0, Busy: 0 } && !token.IsAbandoned && ReferenceEquals(token.Attempt, attempt);
        if (isAsking != attempt.IsAsking)
        {
            attempt.IsAsking = isAsking;
            _asking += isAsking ? 1 : -1;
        }
    }

    /// <summary>Request returned: its branch stays open, and the run alive.</summary>
    /// <returns>False when the run has an outcome.</returns>
    public bool TryAsk(BranchPlace place)
    {
        if (IsStopped || place.Scope is { IsClosed: true })
        {
            return false;
        }

        Active++;
        _asked++;
        if (place.Scope is { } scope)
        {
            scope.Open++;
        }

        return true;
    }

    /// <summary>Request answered or closed; what goes on in its place is queued before.</summary>
    public void EndAsk(BranchPlace place)
    {
        if (IsStopped)
        {
            return;
        }

        Active--;
        _asked--;
        Leave(place.Scope);
    }

    private void StopAsks()
    {
        Active -= _asked;
        _asked = 0;
    }

    private bool HasWaitingChanged()
    {
        bool waiting = IsWaiting;
        bool changed = waiting != _waitingKnown;
        _waitingKnown = waiting;
        return changed;
    }
}
