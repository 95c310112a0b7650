namespace GenFlow.Engine;

/// <summary>Lets at most so many bodies of a step run at once within a run; the rest wait in order. Changed under the
/// ledger's lock only.</summary>
internal sealed class Gate(int limit)
{
    private WaitingQueue _waiting;
    private int _taken;

    /// <summary>Bodies that have a place and wait for room in their fan-out.</summary>
    public int HeldUp { get; set; }

    /// <summary>Whether an event waits for a place that may come free.</summary>
    public bool MayMove => _waiting.Count > 0 && _taken > HeldUp;

    /// <summary>Takes a place, or queues the event for one.</summary>
    public bool TryEnter(in WaitingEvent waiting)
    {
        if (_taken < limit)
        {
            _taken++;
            return true;
        }

        _waiting.Add(in waiting);
        return false;
    }

    /// <summary>Takes a place, if there is one.</summary>
    public bool TryTake()
    {
        bool taken = _taken < limit;
        _taken += taken ? 1 : 0;
        return taken;
    }

    /// <summary>Gives a place back that nobody waits for.</summary>
    public void GiveBack() => _taken--;

    /// <summary>Gives a place back, at once to the event that has waited longest.</summary>
    /// <returns>Whether one had waited.</returns>
    public bool Leave(out WaitingEvent next)
    {
        bool passed = _waiting.TryTake(out next);
        if (!passed)
        {
            _taken--;
        }

        return passed;
    }

    public void Clear() => _waiting.Clear();
}
