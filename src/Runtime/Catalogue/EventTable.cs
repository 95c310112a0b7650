namespace GenFlow.Catalogue;

/// <summary>Entries found by their names in UTF-8, without making a string of what is looked for.</summary>
internal sealed class EventTable
{
    private readonly EventEntry?[] _slots;
    private readonly List<EventEntry> _entries = [];
    private readonly HashSet<string> _ambiguousStops = new(StringComparer.Ordinal);

    /// <param name="groups">The entries; of one name the first counts.</param>
    public EventTable(IReadOnlyList<IReadOnlyList<EventEntry>> groups)
    {
        int count = groups.Sum(static group => group.Count);
        _slots = new EventEntry?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, count * 2))];
        foreach (IReadOnlyList<EventEntry> group in groups)
        {
            Add(group);
        }
    }

    /// <summary>Each name once, in the order in which they came.</summary>
    public IReadOnlyList<EventEntry> Entries => _entries;

    public EventEntry? Find(ReadOnlySpan<byte> name) => _slots[SlotOf(name)];

    /// <summary>Whether a stop event shares its name with another of its own workflow, as results of two types do.</summary>
    public bool IsAmbiguous(EventEntry stop) => _ambiguousStops.Contains(stop.Name);

    private void Add(IReadOnlyList<EventEntry> group)
    {
        foreach (EventEntry entry in group)
        {
            int slot = SlotOf(entry.Utf8Name);
            if (_slots[slot] is not { } first)
            {
                _slots[slot] = entry;
                _entries.Add(entry);
            }
            else if (first.IsStop && entry.IsStop && first.EventClass != entry.EventClass && group.Contains(first))
            {
                _ambiguousStops.Add(entry.Name);
            }
        }
    }

    // The slot of the name, or the free one where it would stand: at least half of all are free.
    private int SlotOf(ReadOnlySpan<byte> name)
    {
        int mask = _slots.Length - 1;
        int slot = (int)Hash(name) & mask;
        while (_slots[slot] is { } entry && !name.SequenceEqual(entry.Utf8Name))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    // FNV-1a. Nobody outside chooses what is in the table, so that no one can make it slow.
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte b in name)
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash;
    }
}
