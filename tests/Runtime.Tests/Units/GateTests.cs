using GenFlow.Engine;
using GateOfAStep = GenFlow.Engine.Gate;

namespace GenFlow.Tests.Units;

public class GateTests
{
    private static WaitingEvent Waiting(int number) => new(new Note(number), number, default);

    [Fact]
    public void Gate_LetsItsLimitIn_ThenOneForEachThatLeaves()
    {
        var gate = new GateOfAStep(2);

        Assert.True(gate.TryEnter(Waiting(0)));
        Assert.True(gate.TryEnter(Waiting(1)));
        Assert.False(gate.TryEnter(Waiting(2)));
        Assert.False(gate.TryEnter(Waiting(3)));

        Assert.True(gate.Leave(out WaitingEvent next));
        Assert.Equal(2, next.Step);
        Assert.True(gate.Leave(out next));
        Assert.Equal(3, next.Step);
        Assert.False(gate.Leave(out _));
        Assert.False(gate.Leave(out _));
        Assert.True(gate.TryEnter(Waiting(4)));
    }

    [Fact]
    public void Clear_ForgetsTheWaiting()
    {
        var gate = new GateOfAStep(1);
        gate.TryEnter(Waiting(0));
        gate.TryEnter(Waiting(1));

        gate.Clear();

        Assert.False(gate.Leave(out _));
    }
}
