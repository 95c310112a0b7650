namespace GenFlow.Engine;

/// <summary>What a join of several event parameters is given: at most one event for each. In its scope it stays behind
/// without them once they are delivered: the join runs once.</summary>
internal sealed class JoinedEvents : Gathered
{
    private Event?[]? _events;
    private int _missing;

    public JoinedEvents(int join, int slots)
        : base(join)
    {
        _events = new Event?[slots];
        _missing = slots;
    }

    private JoinedEvents(int join, Event?[] events)
        : base(join) =>
        _events = events;

    /// <summary>Whether each parameter has its event, and they are not delivered yet.</summary>
    public bool IsComplete => _missing == 0 && !IsDelivered;

    public bool IsDelivered => _events is null;

    public Event? this[int slot] => _events![slot];

    /// <summary>Takes the event for a parameter, unless it has had one.</summary>
    public bool TryAdd(int slot, Event ev)
    {
        if (_events is not { } events || events[slot] is not null)
        {
            return false;
        }

        events[slot] = ev;
        _missing--;
        return true;
    }

    /// <summary>Whether what has come is enough.</summary>
    /// <param name="mayBeMissing">For each parameter whether it may be null.</param>
    public bool Suffices(bool[] mayBeMissing)
    {
        for (int slot = 0; slot < mayBeMissing.Length; slot++)
        {
            if (_events![slot] is null && !mayBeMissing[slot])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Hands the events over.</summary>
    public JoinedEvents Deliver()
    {
        var delivered = new JoinedEvents(Join, _events!);
        _events = null;
        return delivered;
    }
}
