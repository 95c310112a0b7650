namespace GenFlow.Engine;

// Waiting for people: which of the tokens do, and whether all do, so that the run's clock stands still.
internal sealed partial class Ledger
{
    /// <summary>Whether everything that the run still does is to wait for people. Events that wait for a place, and producers
    /// that wait for room, wait for those who have it.</summary>
    public bool IsWaiting => !IsStopped && _notes is { Asks: > 0 } notes && Active - _gated - _heldUp == notes.Asks + notes.Children;

    /// <summary>Requests that steps returned and nobody has answered.</summary>
    public int OpenRequests => _notes?.Asked ?? 0;

    /// <summary>From now on tells when <see cref="IsWaiting"/> has changed, after the lock is given back. One at a time looks
    /// what it is now.</summary>
    public void WatchWaiting(Action onChanged) => Notes.OnWaitingChanged ??= onChanged;

    /// <summary>Body asks, or a child of it does: <paramref name="asks"/> more to wait for, <paramref name="busy"/> more that are
    /// not waited for.</summary>
    /// <remarks>A strand is to what it is a part of what a child is to its step.</remarks>
    public void CountAsks(Token token, Attempt attempt, Strand? strand, int asks, int busy)
    {
        for (; strand is not null; strand = strand.Parent)
        {
            if (strand.IsEnded)
            {
                return;
            }

            strand.Asks += asks;
            strand.Busy += busy;
            bool isWaiting = strand is { Asks: > 0, Busy: 0 };
            if (isWaiting == strand.IsWaiting)
            {
                return;
            }

            strand.IsWaiting = isWaiting;
            asks = isWaiting ? 1 : -1;
            busy = -asks;
        }

        attempt.Asks += asks;
        attempt.Busy += busy;
        bool isAsking = attempt is { Asks: > 0, Busy: 0 } && !token.IsAbandoned && ReferenceEquals(token.Attempt, attempt);
        if (isAsking != attempt.IsAsking)
        {
            attempt.IsAsking = isAsking;
            Notes.Asking += isAsking ? 1 : -1;
        }
    }

    /// <summary>Strand ended: neither busy nor waiting.</summary>
    public void End(Strand strand)
    {
        if (strand.IsEnded)
        {
            return;
        }

        CountAsks(strand.Token, strand.Attempt, strand.Parent, strand.IsWaiting ? -1 : 0, strand.IsWaiting ? 0 : -1);
        strand.IsEnded = true;
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
        Notes.Asked++;
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
        Notes.Asked--;
        Leave(place.Scope);
    }

    /// <summary>Child started: the run does not end before it.</summary>
    public void HoldForChild()
    {
        Hold();
        Notes.Children++;
    }

    /// <summary>Child ended.</summary>
    public void ReleaseChild()
    {
        Release();
        Notes.Children--;
    }

    private void StopAsks()
    {
        if (_notes is not null)
        {
            Active -= _notes.Asked;
            _notes.Asked = 0;
        }
    }

    /// <summary>Whom to tell when the lock is given back: once for each change.</summary>
    private Action? TakeWaitingChange()
    {
        if (_notes is not { OnWaitingChanged: { } tell } notes)
        {
            return null;
        }

        bool waiting = IsWaiting;
        bool changed = waiting != notes.WasWaiting;
        notes.WasWaiting = waiting;
        return changed ? tell : null;
    }
}
