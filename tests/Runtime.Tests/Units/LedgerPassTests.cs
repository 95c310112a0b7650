using GenFlow.Engine;

namespace GenFlow.Tests.Units;

/// <summary>A token that goes on through limits without its event having waited.</summary>
public class LedgerPassTests
{
    private readonly LedgerHarness _harness = new();

    private Ledger Ledger => _harness.Ledger;

    [Fact]
    public void Pass_IntoALimit_TakesAPlace_AndOutOfIt_GivesItBack()
    {
        Token[] tokens = [StartWork(), StartWork(), StartWork()];
        Assert.True(Ledger.TryPass(tokens[0], new Note(10), LedgerHarness.Bounded));
        Assert.True(Ledger.TryPass(tokens[1], new Note(11), LedgerHarness.Bounded));
        Assert.Equal((LedgerHarness.Bounded, 10, false), (tokens[0].Step, ((Note)tokens[0].Payload).Number, tokens[0].IsPlain));

        Assert.False(Ledger.TryPass(tokens[2], new Note(12), LedgerHarness.Bounded));
        Assert.Equal(LedgerHarness.Work, tokens[2].Step);

        Assert.True(Ledger.TryPass(tokens[0], new Note(13), LedgerHarness.Work));
        Assert.True(tokens[0].IsPlain);
        Assert.True(Ledger.TryPass(tokens[2], new Note(14), LedgerHarness.Bounded));
        Assert.Equal(3, Ledger.Active);
    }

    [Fact]
    public void Pass_FromALimitToItself_KeepsItsPlace()
    {
        Token token = StartWork();
        Assert.True(Ledger.TryPass(token, new Note(1), LedgerHarness.Bounded));
        for (int i = 0; i < 10; i++)
        {
            Assert.True(Ledger.TryPass(token, new Note(i), LedgerHarness.Bounded));
        }

        Assert.True(Ledger.TryPass(StartWork(), new Note(2), LedgerHarness.Bounded));
        Assert.False(Ledger.TryPass(StartWork(), new Note(3), LedgerHarness.Bounded));
    }

    [Fact]
    public void Pass_WhileAnotherEventWaits_IsRefused_SoThatOrderIsKept()
    {
        Token token = StartWork();
        Token other = StartWork();
        _harness.Queue(LedgerHarness.Work);
        Assert.False(Ledger.TryPass(token, new Note(1), LedgerHarness.Bounded));
        _harness.Drain();

        Assert.True(Ledger.TryPass(token, new Note(1), LedgerHarness.Bounded));
        Assert.True(Ledger.TryPass(other, new Note(2), LedgerHarness.Bounded));
        _harness.Queue(LedgerHarness.Bounded);
        Assert.False(Ledger.TryPass(token, new Note(3), LedgerHarness.Work));
    }

    [Fact]
    public void Pass_AfterTheStop_IsRefused()
    {
        Token token = StartWork();
        Ledger.Stop();
        Assert.False(Ledger.TryPass(token, new Note(1), LedgerHarness.Bounded));
    }

    private Token StartWork()
    {
        _harness.Queue(LedgerHarness.Work);
        return _harness.Start(LedgerHarness.Work);
    }
}
