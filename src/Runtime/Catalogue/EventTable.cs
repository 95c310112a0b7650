using System.Diagnostics.CodeAnalysis;

namespace GenFlow.Catalogue;

/// <summary>Finds events by their names in UTF-8.</summary>
internal sealed class EventTable
{
    private readonly Dictionary<byte[], EventEntry> _byName = new(new Utf8Names());
    private readonly Dictionary<byte[], EventEntry>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<EventEntry> _entries = [];
    private readonly HashSet<string> _ambiguousStops = new(StringComparer.Ordinal);

    /// <param name="groups">The entries; of one name the first counts.</param>
    public EventTable(IReadOnlyList<IReadOnlyList<EventEntry>> groups)
    {
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (IReadOnlyList<EventEntry> group in groups)
        {
            Add(group);
        }
    }

    /// <summary>Each name once, in the order in which they came.</summary>
    public IReadOnlyList<EventEntry> Entries => _entries;

    public EventEntry? Find(ReadOnlySpan<byte> name) => _lookup.TryGetValue(name, out EventEntry? entry) ? entry : null;

    /// <summary>Whether a stop event shares its name with another of its own workflow, as results of two types do.</summary>
    public bool IsAmbiguous(EventEntry stop) => _ambiguousStops.Contains(stop.Name);

    private void Add(IReadOnlyList<EventEntry> group)
    {
        foreach (EventEntry entry in group)
        {
            if (_byName.TryAdd(entry.Utf8Name, entry))
            {
                _entries.Add(entry);
            }
            else if (_byName[entry.Utf8Name] is var first && first.IsStop && entry.IsStop && first.EventClass != entry.EventClass && group.Contains(first))
            {
                _ambiguousStops.Add(entry.Name);
            }
        }
    }

    // So that a name from outside is looked up without a string of it.
    private sealed class Utf8Names : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
