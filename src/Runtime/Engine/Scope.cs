namespace GenFlow.Engine;

/// <summary>One invocation of a fan-out step: counts what is still on its way in it and keeps what its joins collect.
/// Changed under the ledger's lock only.</summary>
internal sealed class Scope(int opener, BranchPlace parent)
{
    private List<CollectedEvents>? _collected;
    private TaskCompletionSource? _room;

    /// <summary>The index of the step that opened it.</summary>
    public int Opener { get; } = opener;

    /// <summary>Where its joins' results belong.</summary>
    public BranchPlace Parent { get; } = parent;

    /// <summary>Tokens in it, scopes open in it, and one for its producer while that runs.</summary>
    public int Open { get; set; } = 1;

    public bool IsClosed { get; set; }

    /// <summary>Branches begun so far.</summary>
    public int Branches { get; set; }

    /// <summary>First events of branches that wait to start.</summary>
    public int Waiting { get; private set; }

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

    public void BranchWaits() => Waiting++;

    /// <summary>A branch starts: once half of the window is free, a waiting producer goes on.</summary>
    public void BranchStarts(int window)
    {
        Waiting--;
        if (Waiting <= window / 2)
        {
            Release();
        }
    }

    /// <summary>A task that ends when there is room for more branches; null when there is.</summary>
    public Task? Room(int window)
    {
        if (Waiting < window)
        {
            return null;
        }

        _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _room.Task;
    }

    /// <summary>Lets a waiting producer go on.</summary>
    public void Release()
    {
        _room?.TrySetResult();
        _room = null;
    }
}
