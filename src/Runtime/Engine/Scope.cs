namespace GenFlow.Engine;

/// <summary>One invocation of a fan-out step, or one event that forks: counts what is still on its way in it and keeps what
/// its joins have so far. Changed under the ledger's lock only; what is set when it is made is read without.</summary>
internal sealed class Scope(int opener, BranchPlace parent, int[] joins, bool isFork = false)
{
    private Gathered? _gathered;
    private Shortcut? _shortcuts;
    private TaskCompletionSource? _room;
    private Scope? _around = parent.Scope;

    /// <summary>The index of the step that opened it; −1 for an event that several steps accept.</summary>
    public int Opener { get; } = opener;

    /// <summary>Whether it is a fork: only joins of several event parameters close it, those that collect look past it.</summary>
    public bool IsFork { get; } = isFork;

    /// <summary>Where its joins' results belong.</summary>
    public BranchPlace Parent { get; } = parent;

    /// <summary>The joins that close it by declaration.</summary>
    public int[] Joins { get; } = joins;

    /// <summary>Which of the scopes opened in the scope around it this is.</summary>
    public int Number { get; init; }

    /// <summary>Scopes opened in it so far.</summary>
    public int Scopes { get; set; }

    /// <summary>Orders the scopes that were opened in one branch.</summary>
    public long OrderInBranch => ((long)(Opener + 1) << 32) | (uint)Number;

    /// <summary>Tokens in it, scopes open in it, and one for its producer while that runs.</summary>
    public int Open { get; set; } = 1;

    public bool IsClosed { get; set; }

    /// <summary>Branches begun so far.</summary>
    public int Branches { get; set; }

    /// <summary>Events in it, and in scopes inside it, that wait to start; kept while it is drawn from.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether its producer has made its last branch: how much waits in it matters no more. Nothing draws from a
    /// fork.</summary>
    public bool IsDrawn { get; set; } = isFork;

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

    /// <summary>What the first of its joins has; each leads to the next.</summary>
    public Gathered? First => _gathered;

    /// <summary>What a join has collected; made empty at first use.</summary>
    public CollectedEvents Collected(int join, int slots) =>
        (CollectedEvents?)Find(join) ?? Add(new CollectedEvents(join, slots, this));

    /// <summary>What a join of several event parameters has; made at first use.</summary>
    public JoinedEvents Joined(int join, int slots) => (JoinedEvents?)Find(join) ?? Add(new JoinedEvents(join, slots));

    /// <summary>Takes what one join has, before the scope closes.</summary>
    public void Remove(Gathered gathered)
    {
        if (ReferenceEquals(_gathered, gathered))
        {
            _gathered = gathered.Next;
        }
        else
        {
            Gathered before = _gathered!;
            while (!ReferenceEquals(before.Next, gathered))
            {
                before = before.Next!;
            }

            before.Next = gathered.Next;
        }

        gathered.Next = null;
    }

    /// <summary>Takes what its joins have, in the order of the joins; null for nothing. Each leads to the next.</summary>
    public Gathered? Take()
    {
        Gathered? first = _gathered;
        _gathered = null;
        _shortcuts = null;
        return first;
    }

    /// <summary>Where <see cref="ScopeKind.Find"/> from here ends, if it has been noted.</summary>
    public bool TryGetShortcut(ScopeKind kind, out BranchPlace end)
    {
        for (Shortcut? shortcut = _shortcuts; shortcut is not null; shortcut = shortcut.Next)
        {
            if (shortcut.Kind == kind)
            {
                end = shortcut.End;
                return true;
            }
        }

        end = default;
        return false;
    }

    public void AddShortcut(ScopeKind kind, BranchPlace end) => _shortcuts = new Shortcut(kind, end, _shortcuts);

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

    private Gathered? Find(int join)
    {
        Gathered? gathered = _gathered;
        while (gathered is not null && gathered.Join != join)
        {
            gathered = gathered.Next;
        }

        return gathered;
    }

    private T Add<T>(T made) where T : Gathered
    {
        Gathered? before = null;
        for (Gathered? next = _gathered; next is not null && next.Join < made.Join; next = next.Next)
        {
            before = next;
        }

        if (before is null)
        {
            made.Next = _gathered;
            _gathered = made;
        }
        else
        {
            made.Next = before.Next;
            before.Next = made;
        }

        return made;
    }

    private sealed record Shortcut(ScopeKind Kind, BranchPlace End, Shortcut? Next);
}
