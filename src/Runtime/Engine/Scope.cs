namespace GenFlow.Engine;

/// <summary>One invocation of a fan-out step: counts what is still on its way in it and keeps what its joins collect.
/// Changed under the ledger's lock only.</summary>
internal sealed class Scope(int opener, BranchPlace parent)
{
    private List<CollectedEvents>? _collected;
    private TaskCompletionSource? _room;
    private Scope? _around = parent.Scope;

    /// <summary>The index of the step that opened it.</summary>
    public int Opener { get; } = opener;

    /// <summary>Where its joins' results belong.</summary>
    public BranchPlace Parent { get; } = parent;

    /// <summary>Tokens in it, scopes open in it, and one for its producer while that runs.</summary>
    public int Open { get; set; } = 1;

    public bool IsClosed { get; set; }

    /// <summary>Branches begun so far.</summary>
    public int Branches { get; set; }

    /// <summary>Events in it, and in scopes inside it, that wait to start; kept while it is drawn from.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether its producer has made its last branch: how much waits in it matters no more.</summary>
    public bool IsDrawn { get; set; }

    /// <summary>The nearest scope around it that is still drawn from. The way past the others is taken once: a sequence that
    /// goes on in itself nests as deep as it is long.</summary>
    public Scope? Around
    {
        get
        {
            while (_around is { IsDrawn: true })
            {
                _around = _around._around;
            }

            return _around;
        }
    }

    /// <summary>Whether its producer waits for room.</summary>
    public bool IsHeldUp => _room is not null;

    /// <summary>What its joins collected, in the order of the joins' names.</summary>
    public List<CollectedEvents> Collected()
    {
        _collected?.Sort(static (left, right) => left.Join.CompareTo(right.Join));
        return _collected ?? [];
    }

    public void Collect(int join, int slots, int slot, int index, Event ev) => For(join, slots).Add(slot, index, ev);

    /// <summary>What a join has collected; made empty at first use.</summary>
    public CollectedEvents For(int join, int slots)
    {
        _collected ??= [];
        foreach (CollectedEvents events in _collected)
        {
            if (events.Join == join)
            {
                return events;
            }
        }

        var made = new CollectedEvents(join, slots);
        _collected.Add(made);
        return made;
    }

    /// <summary>Holds its producer up until <see cref="Release"/>.</summary>
    public Task HoldUp()
    {
        _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _room.Task;
    }

    /// <summary>Lets its producer go on.</summary>
    public void Release()
    {
        _room?.TrySetResult();
        _room = null;
    }
}
