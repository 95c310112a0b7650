using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow.Tests.Units;

/// <summary>Lists from an outer scope, lists of so many, scopes that are dropped.</summary>
public class LedgerJoinTests
{
    private const int Outer = 0;
    private const int Inner = 1;
    private const int Work = 2;
    private const int FromOuter = 3;
    private const int Pairs = 4;
    private const int ByKey = 5;
    private const int Innermost = 6;

    private static readonly WorkflowDefinition s_definition = new(
        "Flow",
        [
            new("Outer") { IsFanOut = true, Joins = [FromOuter] },
            new("Inner") { IsFanOut = true, Joins = [ByKey, Pairs] },
            new("Work"),
            new("FromOuter") { CollectSlots = 2, CollectFrom = Outer },
            new("Pairs") { CollectSlots = 1, CollectCount = 2 },
            new("ByKey") { CollectSlots = 1, CollectByKey = true, MaxConcurrency = 2 },
            new("Innermost") { CollectSlots = 1 },
        ],
        []);

    private readonly LedgerHarness _run = new(s_definition);

    private Ledger Ledger => _run.Ledger;

    [Fact]
    public void From_CollectsInTheNamedScope_AndItsResultBelongsOutsideIt()
    {
        Token outer = StartOuter();
        Token inner0 = EmitInner(outer);
        Token inner1 = EmitInner(outer);
        _run.End(outer);
        _run.Emit(inner1, FromOuter, 10, slot: 0);
        _run.Emit(inner0, FromOuter, 1, slot: 0);
        _run.Emit(inner0, FromOuter, 2, slot: 0);
        _run.Emit(inner1, FromOuter, 11, slot: 1);
        _run.End(inner0);
        Assert.Null(_run.TryStart());
        _run.End(inner1);

        Token join = _run.Start(FromOuter);
        var collected = (CollectedEvents)join.Payload;
        Assert.Equal([1, 2, 10], collected.List<Note>(0).Select(note => note.Number));
        Assert.Equal([11], collected.List<Note>(1).Select(note => note.Number));
        Assert.Null(join.Place.Scope);
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void From_OfANearerScopeOfTheSameStep_TakesTheNearest()
    {
        Token outer = StartOuter();
        _run.Emit(outer, Outer);
        Token nearer = _run.Start(Outer);
        _run.Emit(nearer, FromOuter, 1, slot: 0);
        _run.End(nearer);

        Token join = _run.Start(FromOuter);
        Assert.Equal([1], Numbers(join));
        Assert.Same(outer.Opened, join.Place.Scope);
        Assert.Null(_run.TryStart());
        _run.End(join);
        _run.End(outer);
        Assert.Empty(_run.StartJoin(FromOuter));
    }

    [Fact]
    public void From_WithoutThatScope_IsRefused_AndNamesTheJoin()
    {
        _run.Queue(Inner);
        Token inner = _run.Start(Inner);

        QueueResult result = Ledger.Queue(
            new RouteDefinition(new(Work), new(FromOuter, 1)), new Note(1), Ledger.Branch(inner.ProducedPlace), out int refused);

        Assert.Equal((QueueResult.NoScope, FromOuter), (result, refused));
    }

    [Fact]
    public void Count_DeliversEachSoMany_WhileTheScopeIsOpen_AndTheRestAtItsEnd()
    {
        Token inner = StartInner();
        for (int i = 0; i < 5; i++)
        {
            _run.Emit(inner, Pairs, i, slot: 0);
        }

        Token first = _run.Start(Pairs);
        Assert.Equal([0, 1], Numbers(first));
        Assert.Null(first.Place.Scope);
        Assert.Equal([2, 3], _run.StartJoin(Pairs));
        Assert.Null(_run.TryStart());

        _run.End(inner);

        Assert.Equal([4], _run.StartJoin(Pairs));
        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void Count_OfAScopeThatDividesEvenly_OrIsEmpty_DeliversNoEmptyList()
    {
        Token inner = StartInner();
        _run.Emit(inner, Pairs, 0, slot: 0);
        _run.Emit(inner, Pairs, 1, slot: 0);
        _run.End(inner);
        Assert.Equal([0, 1], _run.StartJoin(Pairs));

        _run.End(StartInner());

        Assert.Null(_run.TryStart());
    }

    [Fact]
    public void Count_IsInEmissionOrderWithinAList()
    {
        Token inner = StartInner();
        BranchPlace[] branches = [.. Enumerable.Range(0, 4).Select(_ => Ledger.Branch(inner.ProducedPlace))];
        foreach (int branch in (int[])[3, 1, 2, 0])
        {
            _run.Queue(new RouteTarget(Pairs, 0), branch, branches[branch]);
        }

        Assert.Equal([1, 3], _run.StartJoin(Pairs));
        Assert.Equal([0, 2], _run.StartJoin(Pairs));
    }

    [Fact]
    public void Count_ListsThatWait_HoldTheirSequenceUp_ByTheNumberOfTheirEvents()
    {
        Token inner = StartInner();
        Scope scope = inner.Opened!;
        for (int i = 0; i < 4; i++)
        {
            Assert.Null(Ledger.Room(scope));
            _run.Emit(inner, Pairs, i, slot: 0);
        }

        Assert.Equal(4, scope.Waiting);
        Task room = Ledger.Room(scope)!;
        _run.Start(Pairs);

        Assert.True(room.IsCompleted);
        Assert.Equal(2, scope.Waiting);
    }

    [Fact]
    public void Count_OfAnInnerScope_AlsoWaitsInTheSequenceAround()
    {
        Token outer = StartOuter();
        Token inner = EmitInner(outer);
        _run.Emit(inner, Pairs, 0, slot: 0);
        _run.Emit(inner, Pairs, 1, slot: 0);
        Assert.Equal((2, 2), (outer.Opened!.Waiting, inner.Opened!.Waiting));
        _run.End(inner);

        Token join = _run.Start(Pairs);

        Assert.Equal(0, outer.Opened.Waiting);
        Assert.Same(outer.Opened, join.Place.Scope);
    }

    [Fact]
    public void Groups_WaitWhereTheirJoinStands_AndKeepToItsLimit()
    {
        Token outer = StartOuter();
        Token inner = EmitInner(outer);
        _run.End(outer);
        for (int i = 0; i < 8; i++)
        {
            _run.Emit(inner, ByKey, i, slot: 0);
        }

        _run.End(inner);
        Token join = _run.Start(ByKey);
        Assert.Equal(1, Ledger.Active);

        Ledger.Divide(join, ((CollectedEvents)join.Payload).Divide(static (_, ev) => ((Note)ev).Number % 4));

        Assert.Equal([0, 4], Numbers(join));
        Assert.Equal((4, 3, 1), (Ledger.Active, Ledger.Pending, Ledger.Ready));
        Token second = _run.Start(ByKey);
        Assert.Equal([1, 5], Numbers(second));
        Assert.Null(_run.TryStart());
        _run.End(join);
        Token third = _run.Start(ByKey);
        Assert.Equal([2, 6], Numbers(third));
        _run.End(second);
        _run.End(third);
        Token fourth = _run.Start(ByKey);
        Assert.Equal([3, 7], Numbers(fourth));
        Assert.Null(_run.TryStart());

        // The outer scope has waited for all of them.
        _run.End(fourth);
        Assert.Empty(_run.StartJoin(FromOuter));
    }

    [Fact]
    public void CollectedEvents_CountAsSteps_AlsoFromFarOutside()
    {
        var run = new LedgerHarness(s_definition, new RunOptions { MaxSteps = 2 });
        run.Queue(Outer);
        Token outer = run.Start(Outer);
        run.Emit(outer, Inner);
        Token inner = run.Start(Inner);
        Assert.Equal(QueueResult.Collected, run.Emit(inner, FromOuter, 1, slot: 0));
        Assert.Equal(QueueResult.Collected, run.Emit(inner, Pairs, 1, slot: 0));
        Assert.Equal(QueueResult.BudgetSpent, run.Emit(inner, FromOuter, 2, slot: 0));
    }

    [Fact]
    public void DroppedScope_RunsNoJoins_AndTheNextAttemptOpensAnother()
    {
        Token outer = StartOuter();
        Token inner = EmitInner(outer);
        _run.End(outer);
        Scope dropped = inner.Opened!;
        BranchPlace late = inner.ProducedPlace;

        Ledger.DropOpened(inner);
        Assert.Null(inner.Opened);
        Assert.Null(_run.TryStart());
        Ledger.DropOpened(inner);

        Ledger.Open(inner);
        Assert.NotSame(dropped, inner.Opened);
        Assert.Equal(QueueResult.ScopeClosed, _run.Queue(new RouteTarget(Work), 1, Ledger.Branch(late)));
        _run.Emit(inner, Pairs, 3, slot: 0);
        _run.End(inner);
        Assert.Equal([3], Numbers(EndOf(_run.Start(Pairs))));
        Assert.Empty(_run.StartJoin(FromOuter));
        Assert.Equal(1, Ledger.Active);
    }

    [Fact]
    public void DroppedScope_OfAStepThatThenEnds_LetsTheScopeAroundClose()
    {
        Token outer = StartOuter();
        Token inner = EmitInner(outer);
        _run.End(outer);
        Ledger.DropOpened(inner);

        _run.End(inner);

        Assert.Empty(_run.StartJoin(FromOuter));
        Assert.Equal(1, Ledger.Active);
    }

    [Theory]
    [InlineData(FromOuter)]
    [InlineData(Innermost)]
    public void Collecting_FromVeryDeep_TakesNoLongerEachTime(int join)
    {
        const int depth = 100_000;
        Token outer = StartOuter();
        Scope first = outer.Opened!;
        BranchPlace place = Ledger.Branch(outer.ProducedPlace);
        var places = new Stack<BranchPlace>();
        for (int i = 0; i < depth; i++)
        {
            places.Push(place);
            place = new BranchPlace(new Scope(-1, place, [], isFork: true), 0);
        }

        // From the deepest outwards, which is the worst that may come.
        while (places.TryPop(out place))
        {
            Assert.Equal(QueueResult.Collected, _run.Queue(new RouteTarget(join, 0), places.Count, place));
        }

        Assert.Equal(depth, first.Collected(join, 1).Count);
    }

    private static int[] Numbers(Token join) => [.. ((CollectedEvents)join.Payload).List<Note>(0).Select(note => note.Number)];

    private Token EndOf(Token token)
    {
        _run.End(token);
        return token;
    }

    private Token StartOuter()
    {
        _run.Queue(Outer);
        return _run.Start(Outer);
    }

    private Token StartInner()
    {
        _run.Queue(Inner);
        return _run.Start(Inner);
    }

    private Token EmitInner(Token outer)
    {
        _run.Emit(outer, Inner);
        return _run.Start(Inner);
    }
}
