namespace GenFlow.Engine;

/// <summary>A first-in, first-out queue of events that wait; allocates nothing until it is used.</summary>
internal struct WaitingQueue
{
    private const int SmallestCapacity = 8;

    // A ring whose length is a power of two.
    private WaitingEvent[]? _ring;
    private int _first;
    private int _count;

    public readonly int Count => _count;

    public void Add(in WaitingEvent waiting)
    {
        if (_ring is null || _count == _ring.Length)
        {
            Grow();
        }

        _ring![(_first + _count) & (_ring.Length - 1)] = waiting;
        _count++;
    }

    public bool TryTake(out WaitingEvent waiting)
    {
        if (_count == 0)
        {
            waiting = default;
            return false;
        }

        ref WaitingEvent first = ref _ring![_first];
        waiting = first;
        first = default;
        _first = (_first + 1) & (_ring.Length - 1);
        _count--;
        return true;
    }

    /// <summary>Makes a later event the first.</summary>
    /// <param name="index">Its place, from 0.</param>
    public readonly void BringForward(int index)
    {
        ref WaitingEvent first = ref _ring![_first];
        ref WaitingEvent chosen = ref _ring[(_first + index) & (_ring.Length - 1)];
        (first, chosen) = (chosen, first);
    }

    public void Clear() => this = default;

    private void Grow()
    {
        var larger = new WaitingEvent[_ring is null ? SmallestCapacity : _ring.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _ring![(_first + i) & (_ring.Length - 1)];
        }

        _ring = larger;
        _first = 0;
    }
}
