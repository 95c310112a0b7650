namespace GenFlow.Engine;

/// <summary>What one join has collected in one scope: a list for each of its parameters, in emission order of the branches.</summary>
internal sealed class CollectedEvents(int join, int slots)
{
    private readonly Entry[][] _entries = Empty(slots);
    private readonly int[] _counts = new int[slots];

    /// <summary>The join's index.</summary>
    public int Join { get; } = join;

    public void Add(int slot, int branch, Event ev)
    {
        ref Entry[] entries = ref _entries[slot];
        int count = _counts[slot];
        if (count == entries.Length)
        {
            Array.Resize(ref entries, Math.Max(4, count * 2));
        }

        entries[count] = new Entry(branch, count, ev);
        _counts[slot] = count + 1;
    }

    public IReadOnlyList<T> List<T>(int slot) where T : Event
    {
        Span<Entry> entries = _entries[slot].AsSpan(0, _counts[slot]);
        entries.Sort(static (left, right) =>
            left.Branch != right.Branch ? left.Branch.CompareTo(right.Branch) : left.Arrival.CompareTo(right.Arrival));
        var list = new T[entries.Length];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = (T)entries[i].Event;
        }

        return list;
    }

    private static Entry[][] Empty(int slots)
    {
        var entries = new Entry[slots][];
        Array.Fill(entries, []);
        return entries;
    }

    private readonly record struct Entry(int Branch, int Arrival, Event Event);
}
