using GenFlow.CompilerServices;

namespace GenFlow.Engine;

// What joins are given, and when.
internal sealed partial class Ledger
{
    /// <summary>Whether the run has stalled: nothing of it is left, and nothing has ended it. Joins that wait in the run
    /// itself, in no scope, end here: they run with what they have if that is enough.</summary>
    public bool HasStalled() => IsIdle && !SettleRun();

    /// <summary>What a join had when its scope ended, where that was not enough: once.</summary>
    public JoinedEvents? TakeIncomplete()
    {
        if (_notes?.Incomplete is not { } incomplete)
        {
            return null;
        }

        _notes.Incomplete = null;
        return incomplete;
    }

    /// <summary>The token goes on with the first group of what its join collected; the others wait where it stands.</summary>
    public void Divide(Token token, List<CollectedEvents> groups)
    {
        token.Payload = groups[0];
        for (int i = 1; i < groups.Count; i++)
        {
            Queue(new RouteTarget(token.Step), groups[i], token.Place);
        }
    }

    private QueueResult Gather(RouteTarget target, Event ev, BranchPlace place)
    {
        StepDefinition step = _definition.Steps[target.Step];
        return step.CollectSlots > 0 ? Collect(step, target, ev, place) : Join(step, target, ev, place);
    }

    private QueueResult Collect(StepDefinition step, RouteTarget target, Event ev, BranchPlace place)
    {
        BranchPlace branch = step.CollectFrom < 0 && place.Scope is { IsFork: false }
            ? place
            : ScopeKind.Of(step.CollectFrom).Find(place);
        if (branch.Scope is not { } scope)
        {
            return QueueResult.NoScope;
        }

        if (!TryTakeStep())
        {
            return QueueResult.BudgetSpent;
        }

        CollectedEvents collected = scope.Collected(target.Step, step.CollectSlots);
        collected.Add(target.Slot, branch.Index, place, ev);
        if (step.CollectCount > 0 && collected.Count >= step.CollectCount)
        {
            scope.Remove(collected);
            Deliver(collected, scope.Parent);
        }

        return QueueResult.Collected;
    }

    private QueueResult Join(StepDefinition step, RouteTarget target, Event ev, BranchPlace place)
    {
        Scope scope = ScopeKind.ClosedBy(target.Step).Find(place).Scope ?? (Notes.Run ??= new Scope(-1, default, [], isFork: true));
        JoinedEvents joined = scope.Joined(target.Step, step.EventSlots.Length);
        if (!joined.TryAdd(target.Slot, ev))
        {
            return QueueResult.Surplus;
        }

        if (!TryTakeStep())
        {
            return QueueResult.BudgetSpent;
        }

        if (joined.IsComplete)
        {
            Deliver(joined, scope.Parent);
        }

        return QueueResult.Collected;
    }

    private void Deliver(CollectedEvents collected, BranchPlace place)
    {
        if (_definition.Steps[collected.Join].CollectCount > 0)
        {
            CountBatch(collected, 1);
        }
        else
        {
            CountWaiting(place.Scope, 1);
        }

        Enqueue(collected.Join, collected, place);
    }

    private void Deliver(JoinedEvents joined, BranchPlace place)
    {
        CountWaiting(place.Scope, 1);
        Enqueue(joined.Join, joined.Deliver(), place);
    }

    // Lists that are delivered early come as fast as the sequence is drawn: each of their events waits in the scope that it
    // was collected in, though the list stands outside.
    private bool CountBatch(CollectedEvents collected, int sign) => CountWaiting(collected.Scope, sign * collected.Count);

    private bool CountWaiting(in WaitingEvent waiting, int sign) => _definition.Steps[waiting.Step].CollectCount > 0
        ? CountBatch((CollectedEvents)waiting.Payload, sign)
        : CountWaiting(waiting.Place.Scope, sign);

    /// <summary>The scope of a join that has come to nothing or to something has ended.</summary>
    private void Settle(JoinedEvents joined, BranchPlace place)
    {
        if (joined.IsDelivered)
        {
            return;
        }

        if (joined.Suffices(_definition.Steps[joined.Join].EventSlots))
        {
            Deliver(joined, place);
        }
        else
        {
            Notes.Incomplete ??= joined;
        }
    }

    /// <summary>Settles the joins that wait in the run itself.</summary>
    /// <returns>Whether anything came of it.</returns>
    private bool SettleRun()
    {
        for (Gathered? gathered = _notes?.Run?.First; gathered is not null; gathered = gathered.Next)
        {
            Settle((JoinedEvents)gathered, default);
        }

        return Active > 0 || _notes?.Incomplete is not null;
    }
}
