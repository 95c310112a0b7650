namespace GenFlow.Engine;

/// <summary>What one join has collected in one scope: a list for each of its parameters, in emission order of the branches.</summary>
internal sealed class CollectedEvents(int join, int slots)
{
    // Most joins have one parameter: its list lies in the object itself.
    private readonly Slot[] _others = slots > 1 ? new Slot[slots - 1] : [];
    private Slot _first;

    /// <summary>The join's index.</summary>
    public int Join { get; } = join;

    public void Add(int slot, int branch, Event ev)
    {
        if (slot == 0)
        {
            _first.Add(branch, ev);
        }
        else
        {
            _others[slot - 1].Add(branch, ev);
        }
    }

    public IReadOnlyList<T> List<T>(int slot) where T : Event => slot == 0 ? _first.List<T>() : _others[slot - 1].List<T>();

    private struct Slot
    {
        private Entry[]? _entries;
        private int _count;

        public void Add(int branch, Event ev)
        {
            if (_entries is null || _count == _entries.Length)
            {
                Array.Resize(ref _entries, Math.Max(4, _count * 2));
            }

            _entries[_count] = new Entry(branch, _count, ev);
            _count++;
        }

        public readonly T[] List<T>() where T : Event
        {
            Span<Entry> entries = _entries.AsSpan(0, _count);
            entries.Sort(static (left, right) =>
                left.Branch != right.Branch ? left.Branch.CompareTo(right.Branch) : left.Arrival.CompareTo(right.Arrival));
            var list = new T[entries.Length];
            for (int i = 0; i < list.Length; i++)
            {
                list[i] = (T)entries[i].Event;
            }

            return list;
        }
    }

    private readonly record struct Entry(int Branch, int Arrival, Event Event);
}
