namespace GenFlow.Engine;

/// <summary>What one join has collected in one scope: a list for each of its parameters, in emission order of the branches.</summary>
/// <param name="join">The join's index.</param>
/// <param name="slots">The number of its collected parameters.</param>
/// <param name="scope">The scope that the join closes; null for a group of events that are in order already.</param>
internal sealed class CollectedEvents(int join, int slots, Scope? scope = null) : Gathered(join)
{
    // Most joins have one parameter: its list lies in the object itself.
    private readonly Slot[] _others = slots > 1 ? new Slot[slots - 1] : [];
    private Slot _first;

    /// <summary>The scope that it was collected in; null for one of the groups of <see cref="Divide"/>.</summary>
    public Scope? Scope { get; } = scope;

    /// <summary>How many events the first parameter has.</summary>
    public int Count => _first.Count;

    /// <summary>Adds an event.</summary>
    /// <param name="slot">The parameter.</param>
    /// <param name="branch">The event's branch in the scope.</param>
    /// <param name="place">Where the event stands: in the scope itself, or in one inside it.</param>
    /// <param name="ev">The event.</param>
    public void Add(int slot, int branch, BranchPlace place, Event ev)
    {
        bool nested = !ReferenceEquals(place.Scope, Scope);
        if (slot == 0)
        {
            _first.Add(branch, nested ? place : default, ev);
        }
        else
        {
            _others[slot - 1].Add(branch, nested ? place : default, ev);
        }
    }

    public IReadOnlyList<T> List<T>(int slot) where T : Event =>
        slot == 0 ? _first.List<T>(Scope) : _others[slot - 1].List<T>(Scope);

    /// <summary>Divides the events of the first parameter by their keys.</summary>
    /// <param name="keyOf">Gives an event's key. User code, as is what compares keys.</param>
    /// <returns>A group for each key, in the order in which the keys come first; the events in their order.</returns>
    public List<CollectedEvents> Divide(Func<int, Event, object?> keyOf)
    {
        var groups = new List<CollectedEvents>();

        // A key may be null, which no dictionary takes by itself.
        var byKey = new Dictionary<ValueTuple<object?>, CollectedEvents>();
        foreach (Event ev in List<Event>(0))
        {
            var key = new ValueTuple<object?>(keyOf(Join, ev));
            if (!byKey.TryGetValue(key, out CollectedEvents? group))
            {
                group = new CollectedEvents(Join, slots: 1);
                byKey.Add(key, group);
                groups.Add(group);
            }

            group.Add(slot: 0, branch: 0, place: default, ev);
        }

        return groups;
    }

    private struct Slot
    {
        private Entry[]? _entries;

        // By arrival: where an event stands that was collected from inside. Most joins collect from their own scope.
        private BranchPlace[]? _nested;

        public int Count { get; private set; }

        public void Add(int branch, BranchPlace nested, Event ev)
        {
            if (_entries is null || Count == _entries.Length)
            {
                Array.Resize(ref _entries, Math.Max(4, Count * 2));
            }

            _entries[Count] = new Entry(branch, Count, ev);
            if (nested.Scope is not null || _nested is not null)
            {
                AddNested(nested);
            }

            Count++;
        }

        public readonly T[] List<T>(Scope? scope) where T : Event
        {
            Span<Entry> entries = _entries.AsSpan(0, Count);
            if (_nested is null)
            {
                entries.Sort(static (left, right) =>
                    left.Branch != right.Branch ? left.Branch.CompareTo(right.Branch) : left.Arrival.CompareTo(right.Arrival));
            }
            else
            {
                SortNested(entries, scope!);
            }

            var list = new T[entries.Length];
            for (int i = 0; i < list.Length; i++)
            {
                list[i] = (T)entries[i].Event;
            }

            return list;
        }

        private void AddNested(BranchPlace place)
        {
            if (_nested is null || Count >= _nested.Length)
            {
                Array.Resize(ref _nested, _entries!.Length);
            }

            _nested[Count] = place;
        }

        private readonly void SortNested(Span<Entry> entries, Scope scope)
        {
            var order = new EmissionOrder(scope);
            int[] nodes = new int[entries.Length];
            foreach (Entry entry in entries)
            {
                BranchPlace place = _nested![entry.Arrival];
                nodes[entry.Arrival] = order.NodeOf(place.Scope is null ? new BranchPlace(scope, entry.Branch) : place);
            }

            int[] ranks = order.Ranks();
            entries.Sort((left, right) =>
            {
                int byRank = ranks[nodes[left.Arrival]].CompareTo(ranks[nodes[right.Arrival]]);
                return byRank != 0 ? byRank : left.Arrival.CompareTo(right.Arrival);
            });
        }
    }

    private readonly record struct Entry(int Branch, int Arrival, Event Event);
}
