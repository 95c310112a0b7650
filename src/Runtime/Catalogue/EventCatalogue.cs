using System.Collections;
using System.Text;
using GenFlow.Catalogue;

namespace GenFlow;

/// <summary>The events that a workflow and its children can publish, accept and end with, by their names on the wire. Only what
/// is in it is ever read as a type: no name from outside is turned into one. The engine's own events are in every
/// catalogue. Of one name the first counts: the engine's, then the workflow's own, then its children's.</summary>
/// <param name="events">Gives the workflow's own; called once, when the catalogue is first used.</param>
/// <param name="children">Give the catalogues of the workflows that it runs, itself perhaps.</param>
public sealed class EventCatalogue(Func<IEnumerable<EventEntry>> events, params Func<EventCatalogue>[] children) : IReadOnlyCollection<EventEntry>
{
    private const int LongestOnStack = 256;

    private readonly Func<IEnumerable<EventEntry>> _events = events ?? throw new ArgumentNullException(nameof(events));
    private readonly Func<EventCatalogue>[] _children = children ?? throw new ArgumentNullException(nameof(children));
    private EventTable? _table;

    /// <summary>How many names are known.</summary>
    public int Count => Table.Entries.Count;

    private EventTable Table => Volatile.Read(ref _table) ?? Interlocked.CompareExchange(ref _table, MakeTable(), null) ?? _table;

    /// <summary>The event of a name.</summary>
    /// <param name="name">The name; compared exactly.</param>
    /// <returns>The event, or null where the name is unknown.</returns>
    public EventEntry? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int longest = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> utf8 = longest <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[longest];
        return Find(utf8[..Encoding.UTF8.GetBytes(name, utf8)]);
    }

    /// <summary>The event of a name.</summary>
    /// <param name="utf8Name">The name in UTF-8; compared exactly.</param>
    /// <returns>The event, or null where the name is unknown.</returns>
    public EventEntry? Find(ReadOnlySpan<byte> utf8Name) => Table.Find(utf8Name);

    /// <summary>Whether a name is known.</summary>
    /// <param name="name">The name; compared exactly.</param>
    public bool Contains(string name) => Find(name) is not null;

    /// <inheritdoc/>
    public IEnumerator<EventEntry> GetEnumerator() => Table.Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A stop event; null also where two of the workflow's own have the name.</summary>
    internal EventEntry? FindStop(ReadOnlySpan<byte> utf8Name)
    {
        EventTable table = Table;
        return table.Find(utf8Name) is { IsStop: true } entry && !table.IsAmbiguous(entry) ? entry : null;
    }

    // A workflow may run itself, over any number of others: each catalogue is asked once.
    private EventTable MakeTable()
    {
        var groups = new List<IReadOnlyList<EventEntry>> { EngineEvents.For(this) };
        var seen = new HashSet<EventCatalogue>(ReferenceEqualityComparer.Instance) { this };
        var next = new Queue<EventCatalogue>(seen);
        while (next.TryDequeue(out EventCatalogue? catalogue))
        {
            groups.Add([.. catalogue._events()]);
            foreach (Func<EventCatalogue> child in catalogue._children)
            {
                if (child() is { } found && seen.Add(found))
                {
                    next.Enqueue(found);
                }
            }
        }

        return new(groups);
    }
}
