using GenFlow.CompilerServices;
using GenFlow.Engine;
using static GenFlow.Tests.Units.LedgerHarness;

namespace GenFlow.Tests.Units;

public class LedgerTests
{
    private readonly LedgerHarness _run = new();

    private Ledger Ledger => _run.Ledger;

    [Fact]
    public void NewLedger_IsIdleAndNotStopped()
    {
        Assert.True(Ledger.IsIdle);
        Assert.False(Ledger.IsStopped);
        Assert.False(Ledger.TryFinish());
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void QueuedEvents_StartInOrder_AndCountAsPendingUntilThen()
    {
        Assert.Equal(QueueResult.Queued, _run.Queue(Work, 1));
        Assert.Equal(QueueResult.Queued, _run.Queue(Work, 2));
        Assert.Equal((2, 2, 2), (Ledger.Active, Ledger.Ready, Ledger.Pending));

        Assert.Equal(new Note(1), _run.Start(Work).Payload);
        Assert.Equal((2, 1, 1), (Ledger.Active, Ledger.Ready, Ledger.Pending));
        Assert.Equal(new Note(2), _run.Start(Work).Payload);
        Assert.Equal((2, 0, 0), (Ledger.Active, Ledger.Ready, Ledger.Pending));
    }

    [Fact]
    public void StepThatEndsWithNothing_AsTheLast_LeavesTheRunIdle()
    {
        _run.Queue(Work);
        Token token = _run.Start(Work);
        Assert.False(Ledger.IsIdle);

        _run.End(token);

        Assert.True(Ledger.IsIdle);
        Assert.Equal(0, Ledger.Active);
    }

    [Fact]
    public void ReturnedEvent_IsTheNext_AndTheTokenMayGoOnWithIt()
    {
        _run.Queue(Work, 1);
        Token token = _run.Start(Work);

        Assert.Equal(QueueResult.Queued, _run.Queue(new RouteTarget(Work), 2, token.ProducedPlace));

        Assert.Same(token, Ledger.EndAndStart(token, ledNowhere: false, keep: true));
        Assert.Equal(1, Ledger.Active);
        Assert.Equal(new Note(2), token.Payload);
        Assert.Equal(["Work"], _run.RunningSteps());
    }

    [Fact]
    public void TokenWhoseThreadIsDueToOthers_LeavesItsEventWaiting()
    {
        _run.Queue(Work, 1);
        Token token = _run.Start(Work);
        _run.Queue(new RouteTarget(Work), 2, token.ProducedPlace);

        Assert.Null(Ledger.EndAndStart(token, ledNowhere: false, keep: false));

        Assert.Equal((1, 1), (Ledger.Active, Ledger.Ready));
        Assert.Empty(_run.RunningSteps());
    }

    [Fact]
    public void FirstEvent_StartsWithoutWaiting_UnlessTheRunHasStopped()
    {
        Token token = Ledger.StartFirst(Work, new Note(1), null!)!;
        Assert.Equal((1, 0), (Ledger.Active, Ledger.Pending));
        Assert.Equal(new Note(1), token.Payload);

        Ledger.Stop();

        Assert.Null(Ledger.StartFirst(Work, new Note(2), null!));
    }

    [Fact]
    public void RunningSteps_AreListedByNameUntilTheyEnd()
    {
        _run.Queue(Work);
        _run.Queue(Bounded);
        Token work = _run.Start(Work);
        Token bounded = _run.Start(Bounded);
        Assert.Equal(["Bounded", "Work"], _run.RunningSteps());

        _run.End(work);
        Assert.Equal(["Bounded"], _run.RunningSteps());

        _run.End(bounded);
        Assert.Empty(_run.RunningSteps());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void RunningSteps_AfterAnyOfThreeEnded_AreTheOtherTwo(int ended)
    {
        _run.Queue(Work);
        _run.Queue(Bounded);
        _run.Queue(Split);
        Token[] tokens = [_run.Start(Work), _run.Start(Bounded), _run.Start(Split)];
        string[] names = ["Work", "Bounded", "Split"];

        _run.End(tokens[ended]);

        Assert.Equal(names.Where((_, index) => index != ended).Order(), _run.RunningSteps());
    }

    [Fact]
    public void LastEvents_AreTheLastThree_NewestLast()
    {
        for (int i = 0; i < 5; i++)
        {
            _run.Queue(i == 4 ? Bounded : Work, i);
            _run.End(_run.Start(i == 4 ? Bounded : Work));
        }

        Assert.Equal(["Work(Note)", "Work(Note)", "Bounded(Note)"], _run.LastEvents());
    }

    [Fact]
    public void BoundedStep_StartsAtMostItsLimit_AndTheRestInOrder()
    {
        for (int i = 0; i < 4; i++)
        {
            _run.Queue(Bounded, i);
        }

        Assert.Equal((4, 2, 4), (Ledger.Active, Ledger.Ready, Ledger.Pending));
        Token first = _run.Start(Bounded);
        Token second = _run.Start(Bounded);
        Assert.Null(_run.TryStart());

        _run.End(second);
        Assert.Equal(new Note(2), _run.Start(Bounded).Payload);
        Assert.Null(_run.TryStart());

        _run.End(first);
        Assert.Equal(new Note(3), _run.Start(Bounded).Payload);
        Assert.Equal(0, Ledger.Pending);
    }

    [Fact]
    public void BoundedStep_ThatReturnsToItself_DoesNotOvertakeTheWaiting()
    {
        for (int i = 0; i < 3; i++)
        {
            _run.Queue(Bounded, i);
        }

        Token first = _run.Start(Bounded);
        _run.Start(Bounded);
        _run.Return(first, Bounded, 10);

        Assert.Equal(new Note(2), _run.Start(Bounded).Payload);
        Assert.Null(_run.TryStart());
        Assert.Equal(1, Ledger.Pending);
    }

    [Fact]
    public void FanOut_JoinsWhenTheLastBranchHasEnded_InEmissionOrder()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(QueueResult.Queued, _run.Emit(split, Work, i));
        }

        _run.End(split);
        Token[] branches = [_run.Start(Work), _run.Start(Work), _run.Start(Work)];
        _run.ReturnCollected(branches[2], Join, 2);
        _run.ReturnCollected(branches[0], Join, 0);
        Assert.Null(_run.TryStart());
        _run.ReturnCollected(branches[1], Join, 1);

        Assert.Equal([0, 1, 2], _run.StartJoin(Join));
        Assert.Equal(1, Ledger.Active);
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void FanOut_WhoseBranchesEndBeforeItsProducer_JoinsOnlyAfterIt()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Work, 7);
        _run.ReturnCollected(_run.Start(Work), Join, 7);
        Assert.Null(_run.TryStart());

        _run.End(split);

        Assert.Equal([7], _run.StartJoin(Join));
    }

    [Fact]
    public void FanOut_OfNothing_JoinsWithAnEmptyList()
    {
        _run.Queue(Split);
        _run.End(_run.Start(Split));

        Assert.Empty(_run.StartJoin(Join));
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void Branch_ThatEndsWithNothing_CountsAsDone()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Work, 0);
        _run.Emit(split, Work, 1);
        _run.End(split);
        Token first = _run.Start(Work);
        _run.ReturnCollected(_run.Start(Work), Join, 1);

        _run.End(first);

        Assert.Equal([1], _run.StartJoin(Join));
    }

    [Fact]
    public void Join_NotDeclared_IsDeliveredBesideTheDeclaredOne_InTheOrderOfTheirNames()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        Assert.Equal(QueueResult.Collected, _run.Emit(split, OtherJoin, 5, slot: 1));
        _run.End(split);

        Assert.Empty(_run.StartJoin(Join));
        Token other = _run.Start(OtherJoin);
        Assert.Empty(((CollectedEvents)other.Payload).List<Note>(0));
        Assert.Equal([new Note(5)], ((CollectedEvents)other.Payload).List<Note>(1));
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void EventsEmittedStraightIntoTheJoin_KeepTheirOrder()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(QueueResult.Collected, _run.Emit(split, Join, i, slot: 0));
        }

        Assert.Equal(0, Ledger.Pending);
        _run.End(split);

        Assert.Equal(Enumerable.Range(0, 20), _run.StartJoin(Join));
    }

    [Fact]
    public void NestedFanOut_JoinsTheInnermostFirst_AndItsResultBelongsToTheOuter()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Inner, 0);
        _run.Emit(split, Inner, 1);
        _run.End(split);
        Token inner0 = _run.Start(Inner);
        Token inner1 = _run.Start(Inner);
        _run.Emit(inner1, Work, 10);
        _run.Emit(inner0, Work, 20);
        _run.End(inner0);
        _run.End(inner1);
        _run.ReturnCollected(_run.Start(Work), InnerJoin, 11);
        _run.ReturnCollected(_run.Start(Work), InnerJoin, 21);

        // The second branch's inner join comes first, and yet stands second in the outer list.
        Token join1 = _run.Start(InnerJoin);
        Token join0 = _run.Start(InnerJoin);
        Assert.Equal([new Note(11)], ((CollectedEvents)join1.Payload).List<Note>(0));
        _run.ReturnCollected(join1, Join, 1);
        Assert.Null(_run.TryStart());
        _run.ReturnCollected(join0, Join, 0);

        Assert.Equal([0, 1], _run.StartJoin(Join));
        Assert.Equal(1, Ledger.Active);
    }

    [Fact]
    public void NestedFanOut_OfNothingInside_KeepsTheOuterOpenUntilItsJoinHasRun()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Inner);
        _run.End(split);
        _run.End(_run.Start(Inner));

        Token innerJoin = _run.Start(InnerJoin);
        Assert.Null(_run.TryStart());
        _run.End(innerJoin);

        Assert.Empty(_run.StartJoin(Join));
    }

    [Fact]
    public void LoopBackThroughAJoin_DoesNotNestDeeper()
    {
        _run.Queue(Split);
        Token token = _run.Start(Split);
        for (int i = 0; i < 5; i++)
        {
            Assert.Null(token.Opened!.Parent.Scope);
            _run.End(token);
            Token join = _run.Start(Join);
            Assert.Null(join.Place.Scope);
            _run.Return(join, Split);
            token = _run.Start(Split);
        }

        Assert.Equal(1, Ledger.Active);
    }

    [Fact]
    public void CollectedEvent_OutsideAFanOut_IsRefused() =>
        Assert.Equal(QueueResult.NoScope, _run.Queue(new RouteTarget(Join, 0), 1, default));

    [Fact]
    public void EventOfAJoinedFanOut_IsRefused()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Work);
        _run.End(split);
        Token branch = _run.Start(Work);
        BranchPlace place = branch.Place;
        _run.End(branch);

        Assert.Equal(QueueResult.ScopeClosed, _run.Queue(new RouteTarget(Work), 1, place));
        Assert.Equal(QueueResult.ScopeClosed, _run.Queue(new RouteTarget(Join, 0), 1, place));
    }

    [Fact]
    public void Stop_DropsWhatWaits_AndLeavesWhatRuns()
    {
        for (int i = 0; i < 4; i++)
        {
            _run.Queue(Bounded, i);
        }

        _run.Queue(Work);
        Token running = _run.Start(Bounded);

        Ledger.Stop();

        Assert.True(Ledger.IsStopped);
        Assert.False(Ledger.IsIdle);
        Assert.Equal((1, 0, 0), (Ledger.Active, Ledger.Ready, Ledger.Pending));
        Assert.Null(_run.TryStart());
        Assert.Equal(QueueResult.Dropped, _run.Queue(Work));
        Assert.False(Ledger.TryFinish());
        _run.End(running);
        Assert.True(Ledger.TryFinish());
    }

    [Fact]
    public void Stop_DropsOpenScopes()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Work, 1);
        Token branch = _run.Start(Work);

        Ledger.Stop();
        _run.End(branch);
        _run.End(split);

        Assert.Equal(0, Ledger.Active);
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void Finish_IsTakenOnce()
    {
        Ledger.Stop();
        Assert.True(Ledger.TryFinish());
        Assert.False(Ledger.TryFinish());
        Assert.False(Ledger.Abandon());
        Assert.True(Ledger.IsFinished);
    }

    [Fact]
    public void Abandon_TakesTheFinishFromWhatStillRuns()
    {
        _run.Queue(Work);
        Token straggler = _run.Start(Work);
        Ledger.Stop();

        Assert.True(Ledger.Abandon());
        _run.End(straggler);

        Assert.False(Ledger.TryFinish());
    }

    [Fact]
    public void Hold_KeepsTheRunFromEnding()
    {
        Ledger.Hold();
        Assert.False(Ledger.IsIdle);
        Ledger.Stop();
        Assert.False(Ledger.TryFinish());

        Ledger.Release();

        Assert.True(Ledger.TryFinish());
    }

    [Fact]
    public void ThreadRequest_IsOpenAtMostOnce()
    {
        Assert.False(Ledger.TryRequestThread());
        _run.Queue(Work);
        _run.Queue(Work);
        Assert.True(Ledger.TryRequestThread());
        Assert.False(Ledger.TryRequestThread());

        Ledger.ThreadCame();
        _run.Start(Work);

        Assert.True(Ledger.TryRequestThread());
    }
}
