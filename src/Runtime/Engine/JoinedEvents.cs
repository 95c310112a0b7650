namespace GenFlow.Engine;

/// <summary>What a join of several event parameters is given: at most one event for each.</summary>
internal sealed class JoinedEvents(int join, int slots)
{
    private readonly Event?[] _events = new Event?[slots];

    /// <summary>The join's index.</summary>
    public int Join { get; } = join;

    public Event? this[int slot]
    {
        get => _events[slot];
        set => _events[slot] = value;
    }
}
