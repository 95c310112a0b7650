using GenFlow.Engine;
using static GenFlow.Tests.Units.LedgerHarness;

namespace GenFlow.Tests.Units;

/// <summary>How far the producer of a fan-out may run ahead of its branches.</summary>
public class LedgerWindowTests
{
    private readonly LedgerHarness _run = new();

    private Ledger Ledger => _run.Ledger;

    [Fact]
    public void Window_CountsEachEventOfTheScopeThatWaits()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        Scope scope = split.Opened!;
        for (int i = 0; i < 4; i++)
        {
            Assert.Null(Ledger.Room(scope));
            _run.Emit(split, Work, i);
        }

        Task room = Ledger.Room(scope)!;
        Assert.False(room.IsCompleted);

        Token first = _run.Start(Work);
        _run.Return(first, Work, 10);
        Assert.Equal(4, scope.Waiting);

        _run.Start(Work);
        Assert.False(room.IsCompleted);
        _run.Start(Work);
        Assert.True(room.IsCompleted);
        Assert.Null(Ledger.Room(scope));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(5, 3)]
    [InlineData(8, 4)]
    public void Window_LetsItsProducerGoOn_WhenHalfOfItIsFree(int window, int starts)
    {
        var run = new LedgerHarness(window);
        run.Queue(Split);
        Token split = run.Start(Split);
        for (int i = 0; i < window; i++)
        {
            Assert.Null(run.Ledger.Room(split.Opened!));
            run.Emit(split, Work, i);
        }

        Task room = run.Ledger.Room(split.Opened!)!;
        for (int i = 0; i < starts; i++)
        {
            Assert.False(room.IsCompleted);
            run.Start(Work);
        }

        Assert.True(room.IsCompleted);
    }

    [Fact]
    public void Window_CountsWhatWaitsInScopesInside()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        _run.Emit(split, Inner);
        Token inner = _run.Start(Inner);
        for (int i = 0; i < 4; i++)
        {
            _run.Emit(inner, Work, i);
        }

        Assert.Equal((4, 4), (split.Opened!.Waiting, inner.Opened!.Waiting));
        Assert.NotNull(Ledger.Room(split.Opened));
    }

    [Fact]
    public void Window_GivesWay_WhereProducersHoldAllThePlacesThatTheirEventsNeed()
    {
        // Another step that runs has no part in it.
        _run.Queue(Work);
        _run.Start(Work);
        _run.Queue(Crawl);
        _run.Queue(Crawl);
        Token first = _run.Start(Crawl);
        Token second = _run.Start(Crawl);
        for (int i = 0; i < 4; i++)
        {
            _run.Emit(first, Crawl, i);
            _run.Emit(second, Crawl, i);
        }

        Task room = Ledger.Room(first.Opened!)!;
        Assert.False(room.IsCompleted);

        Task last = Ledger.Room(second.Opened!)!;

        Assert.True(room.IsCompleted);
        Assert.True(last.IsCompleted);
    }

    [Fact]
    public void Window_GivesWay_OnceNothingThatIsReadyIsLeft()
    {
        _run.Queue(Crawl);
        _run.Queue(Crawl);
        Token first = _run.Start(Crawl);
        Token second = _run.Start(Crawl);
        for (int i = 0; i < 4; i++)
        {
            _run.Emit(first, Crawl, i);
            _run.Emit(second, Crawl, i);
        }

        _run.Queue(Work);
        Task room = Ledger.Room(first.Opened!)!;
        Ledger.Room(second.Opened!);
        Assert.False(room.IsCompleted);

        _run.Start(Work);

        Assert.True(room.IsCompleted);
    }

    [Fact]
    public void Window_ForgetsScopesThatAreDrawn()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        Scope outer = split.Opened!;
        _run.Emit(split, Inner);
        Token inner = _run.Start(Inner);
        Scope scope = inner.Opened!;
        _run.Emit(inner, Work, 1);
        _run.EndWithoutLeaving(inner);

        _run.Start(Work);
        Assert.Equal(0, outer.Waiting);
        Assert.True(scope.IsDrawn);
        Assert.Same(outer, scope.Around);
    }

    [Fact]
    public void Window_OfAProducerThatWaits_OpensWhenTheRunStops()
    {
        _run.Queue(Split);
        Token split = _run.Start(Split);
        for (int i = 0; i < 4; i++)
        {
            _run.Emit(split, Work, i);
        }

        Task room = Ledger.Room(split.Opened!)!;
        Ledger.Stop();

        Assert.True(room.IsCompleted);
        Assert.Null(Ledger.Room(split.Opened!));
    }
}
