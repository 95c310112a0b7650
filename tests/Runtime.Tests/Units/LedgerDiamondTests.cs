using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow.Tests.Units;

/// <summary>Joins of several event parameters: forks, what is missing, what is too much.</summary>
public class LedgerDiamondTests
{
    private const int Both = 0;
    private const int Maybe = 1;
    private const int Split = 2;
    private const int Work = 3;
    private const int Fork = 4;
    private const int List = 5;

    private static readonly WorkflowDefinition s_definition = new(
        "Flow",
        [
            new("Both") { EventSlots = [false, false] },
            new("Maybe") { EventSlots = [true, true] },
            new("Split") { IsFanOut = true, Joins = [Maybe, List] },
            new("Work"),
            new("Fork") { IsFork = true, Joins = [Both] },
            new("List") { CollectSlots = 1 },
        ],
        []);

    private static readonly RouteDefinition s_fork = new(new(Work), new(Work)) { Joins = [Both] };
    private static readonly RouteDefinition s_direct = new(new(Both, 0), new(Both, 1)) { Joins = [Both] };
    private static readonly RouteDefinition s_half = new(new(Both, 0), new(Work)) { Joins = [Both] };

    private readonly LedgerHarness _run = new(s_definition);

    private Ledger Ledger => _run.Ledger;

    [Fact]
    public void Fork_JoinsAsSoonAsAllHaveCome_AtTheEventsOwnPlace()
    {
        _run.Along(s_fork, 1, default);
        Token left = _run.Start(Work);
        Token right = _run.Start(Work);
        Assert.Same(left.Place.Scope, right.Place.Scope);
        Assert.Equal((0, 1), (left.Place.Index, right.Place.Index));
        Assert.Equal(QueueResult.Collected, _run.Queue(new RouteTarget(Both, 1), 5, right.Place));
        Assert.Null(_run.TryStart());
        Assert.Equal(QueueResult.Collected, _run.Queue(new RouteTarget(Both, 0), 6, left.Place));

        // Both branches still run.
        Token join = _run.Start(Both);
        Assert.Null(join.Place.Scope);
        Assert.Equal([6, 5], ((int[])[0, 1]).Select(slot => ((Note)((JoinedEvents)join.Payload)[slot]!).Number));
        _run.End(left);
        _run.End(right);
        Assert.Null(_run.TryStart());
        Assert.Null(Ledger.TakeIncomplete());
    }

    [Fact]
    public void Fork_StraightIntoItsJoin_JoinsAtOnce()
    {
        Assert.Equal(QueueResult.Queued, _run.Along(s_direct, 3, default));

        Assert.Equal([3, 3], _run.StartJoined(Both));
        Assert.Equal(1, Ledger.Active);
    }

    [Fact]
    public void Fork_InABranch_KeepsItsFanOutOpen_AndJoinsInThatBranch()
    {
        Token split = StartSplit();
        BranchPlace branch = Ledger.Branch(split.ProducedPlace);
        _run.Along(s_half, 1, branch);
        _run.End(split);
        Token work = _run.Start(Work);
        Assert.Null(_run.TryStart());
        _run.Queue(new RouteTarget(Both, 1), 2, work.Place);
        _run.End(work);

        Token join = _run.Start(Both);
        Assert.Equal(branch, join.Place);
        Assert.Null(_run.TryStart());
        _run.ReturnCollected(join, List, 9);
        Assert.Equal([9], _run.StartJoin(List));
    }

    [Fact]
    public void Fork_IsNoFanOut_ForWhatCollects()
    {
        Token split = StartSplit();
        for (int i = 0; i < 3; i++)
        {
            _run.Along(s_fork, i, Ledger.Branch(split.ProducedPlace));
        }

        _run.End(split);
        Token[] branches = [.. Enumerable.Range(0, 6).Select(_ => _run.Start(Work))];
        foreach (int branch in (int[])[4, 1, 5, 0, 2, 3])
        {
            _run.ReturnCollected(branches[branch], List, branch);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], _run.StartJoin(List));
    }

    [Fact]
    public void Fork_PassesWhatWaitsOnToTheSequenceAround()
    {
        Token split = StartSplit();
        Scope scope = split.Opened!;
        _run.Along(s_fork, 0, Ledger.Branch(split.ProducedPlace));
        _run.Along(s_fork, 1, Ledger.Branch(split.ProducedPlace));
        Assert.Equal(4, scope.Waiting);
        Task room = Ledger.Room(scope)!;
        Assert.False(room.IsCompleted);

        _run.Start(Work);
        _run.Start(Work);

        Assert.True(room.IsCompleted);
        Assert.Equal(2, scope.Waiting);
    }

    [Fact]
    public void Fork_OfAProducerThatIsHeldUp_LeavesNoOneStuck()
    {
        Token split = StartSplit();
        for (int i = 0; i < 2; i++)
        {
            _run.Along(s_fork, i, Ledger.Branch(split.ProducedPlace));
        }

        Task room = Ledger.Room(split.Opened!)!;
        _run.Drain();

        Assert.True(room.IsCompleted);
        _run.End(split);
        Assert.Empty(_run.StartJoin(List));
    }

    [Fact]
    public void ForkStep_IsAScopeForEachInvocation()
    {
        _run.Queue(Fork);
        _run.Queue(Fork);
        Token first = _run.Start(Fork);
        Token second = _run.Start(Fork);
        _run.Emit(first, Both, 1, slot: 0);
        _run.Emit(second, Both, 2, slot: 1);
        _run.Emit(second, Both, 3, slot: 0);
        Assert.Equal([3, 2], _run.StartJoined(Both));
        Assert.Null(_run.TryStart());
        _run.Emit(first, Both, 4, slot: 1);
        Assert.Equal([1, 4], _run.StartJoined(Both));
        Assert.True(first.Opened!.IsDrawn);
        Assert.Equal(0, first.Opened.Waiting);
    }

    [Fact]
    public void ForkThatEndsWithoutAnEventItNeeds_SaysSoOnce()
    {
        _run.Along(s_half, 1, default);
        Token work = _run.Start(Work);
        Assert.Null(Ledger.TakeIncomplete());

        _run.End(work);

        JoinedEvents incomplete = Ledger.TakeIncomplete()!;
        Assert.Equal(Both, incomplete.Join);
        Assert.Equal(new Note(1), incomplete[0]);
        Assert.Null(incomplete[1]);
        Assert.Null(Ledger.TakeIncomplete());
        Assert.Null(_run.TryStart());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ScopeThatEndsWithoutAnEventThatMayBeMissing_RunsItsJoinWithNull(int slot)
    {
        Token split = StartSplit();
        _run.Emit(split, Maybe, 7, slot);
        Assert.Null(_run.TryStart());

        _run.End(split);

        Assert.Equal(slot == 0 ? [7, null] : [null, 7], _run.StartJoined(Maybe));
        Assert.Empty(_run.StartJoin(List));
        Assert.Null(Ledger.TakeIncomplete());
    }

    [Fact]
    public void ScopeThatEndsWithNothing_DoesNotRunItsJoin()
    {
        _run.End(StartSplit());

        Assert.Empty(_run.StartJoin(List));
        Assert.Null(_run.TryStart());
        Assert.Null(Ledger.TakeIncomplete());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SecondEvent_IsRefused_BeforeAndAfterTheJoinHasRun(bool delivered)
    {
        Token split = StartSplit();
        _run.Emit(split, Maybe, 1, slot: 0);
        if (delivered)
        {
            _run.Emit(split, Maybe, 2, slot: 1);
            _run.StartJoined(Maybe);
        }

        Assert.Equal(QueueResult.Surplus, _run.Emit(split, Maybe, 3, slot: 0));
    }

    [Fact]
    public void Join_TakesTheNearestScopeThatItCloses()
    {
        // The outer fork closes it, and so does the inner.
        _run.Along(s_half, 1, default);
        Token outer = _run.Start(Work);
        _run.Along(s_half, 2, outer.Place);
        Token inner = _run.Start(Work);
        _run.Queue(new RouteTarget(Both, 1), 3, inner.Place);

        Token join = _run.Start(Both);

        Assert.Equal(outer.Place, join.Place);
        _run.Queue(new RouteTarget(Both, 1), 4, outer.Place);
        Assert.Equal([1, 4], _run.StartJoined(Both));
    }

    [Fact]
    public void Join_InNoScope_WaitsInTheRun_AndRunsOnce()
    {
        Token split = StartSplit();
        _run.Emit(split, Both, 1, slot: 0);
        _run.End(split);
        Assert.Empty(_run.StartJoin(List));
        Assert.Equal(QueueResult.Collected, _run.Queue(new RouteTarget(Both, 1), 2, default));

        Token join = _run.Start(Both);

        Assert.Null(join.Place.Scope);
        Assert.Equal(QueueResult.Surplus, _run.Queue(new RouteTarget(Both, 1), 2, default));
    }

    [Fact]
    public void Join_InNoScope_IsSettledWhereTheRunWouldStall_AndThenItStalls()
    {
        _run.Queue(new RouteTarget(Maybe, 1), 4, default);

        Assert.False(Ledger.HasStalled());
        Assert.Equal(1, Ledger.Active);
        Token join = _run.Start(Maybe);
        Assert.Equal(new Note(4), ((JoinedEvents)join.Payload)[1]);
        _run.End(join);

        Assert.True(Ledger.HasStalled());
    }

    [Fact]
    public void Join_InNoScope_ThatCannotDoWithout_IsSaidInsteadOfTheStall()
    {
        _run.Queue(new RouteTarget(Both, 1), 4, default);

        Assert.False(Ledger.HasStalled());
        Assert.Equal(Both, Ledger.TakeIncomplete()!.Join);
    }

    [Fact]
    public void EventOfAForkThatHasEnded_IsRefused()
    {
        _run.Along(s_half, 1, default);
        Token work = _run.Start(Work);
        BranchPlace place = work.Place;
        _run.Queue(new RouteTarget(Both, 1), 2, place);
        _run.End(work);

        Assert.Equal(QueueResult.ScopeClosed, _run.Queue(new RouteTarget(Work), 1, place));
        Assert.Equal(QueueResult.ScopeClosed, _run.Queue(new RouteTarget(Both, 0), 1, place));
        Assert.Equal(QueueResult.ScopeClosed, _run.Along(s_fork, 1, place));
        Assert.True(place.Scope!.IsClosed);
        Assert.Null(place.Scope.First);
    }

    [Fact]
    public void Stop_DropsForksAndWhatTheyHave()
    {
        _run.Along(s_half, 1, default);
        Token work = _run.Start(Work);
        _run.Queue(new RouteTarget(Maybe, 0), 1, default);
        Ledger.Stop();
        Assert.Equal(QueueResult.Dropped, _run.Along(s_direct, 1, default));
        _run.End(work);

        Assert.Null(Ledger.TakeIncomplete());
        Assert.False(Ledger.HasStalled());
        Assert.Equal(0, Ledger.Active);
        Assert.True(Ledger.TryFinish());
    }

    [Fact]
    public void JoinedEvents_CountAsSteps()
    {
        var run = new LedgerHarness(s_definition, new RunOptions { MaxSteps = 1 });

        Assert.Equal(QueueResult.BudgetSpent, run.Along(s_direct, 1, default));
    }

    private Token StartSplit()
    {
        _run.Queue(Split);
        return _run.Start(Split);
    }
}
