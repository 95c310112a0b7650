using System.Collections.Concurrent;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Scheduling;

[Event]
public partial record Piece(int Number);

[Event]
public partial record Cut(int Number);

/// <summary>Each body keeps its thread until all run at once.</summary>
[Workflow]
public partial class OverlapWorkflow(int branches)
{
    private readonly Countdown _all = new(branches);

    [Step]
    public IEnumerable<Piece> Split(StartEvent start) => Enumerable.Range(0, branches).Select(i => new Piece(i));

    [Step]
    public Cut Work(Piece piece)
    {
        _all.SignalAndBlock();
        return new(piece.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Cut> cuts) => new(cuts.Count);
}

/// <summary>The same with events that a running step sends.</summary>
[Workflow]
public partial class SentOverlapWorkflow
{
    private readonly Countdown _all = new(3);

    [Step, FanOut, Emits<Piece>]
    public void Send(Context ctx, StartEvent start)
    {
        ctx.SendEvent(new Piece(1));
        ctx.SendEvent(new Piece(2));
        _all.SignalAndBlock();
    }

    [Step]
    public Cut Work(Piece piece)
    {
        _all.SignalAndBlock();
        return new(piece.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Cut> cuts) => new(cuts.Sum(cut => cut.Number));
}

/// <summary>The long branch ends only after a dependent of the short one has started.</summary>
[Workflow]
public partial class NoBarrierWorkflow
{
    private readonly Latch _dependentStarted = new();

    [Step]
    public IEnumerable<Piece> Split(StartEvent start) => [new(600), new(50)];

    [Step]
    public Cut Work(Piece piece)
    {
        if (piece.Number == 600)
        {
            _dependentStarted.Block();
        }

        return new(piece.Number);
    }

    [Step]
    public Done Dependent(Cut cut)
    {
        if (cut.Number == 50)
        {
            _dependentStarted.Open();
        }

        return new(cut.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Done> done) => new(done.Count);
}

[Event]
public partial record Done(int Number);

[Event]
public partial record Free(int Number);

[Workflow]
public partial class BoundedWorkflow
{
    internal readonly Latch MayEnd = new();
    internal readonly Countdown Full = new(3);
    internal readonly Countdown FreeOnes = new(20);
    internal readonly ConcurrentQueue<int> Order = new();
    public int Most;
    private int _now;

    [Step, Emits<Piece>, Emits<Free>]
    public IEnumerable<Event> Split(StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            yield return new Piece(i);
            yield return new Free(i);
        }
    }

    [Step(MaxConcurrency = 3)]
    public async Task<Cut> Work(Piece piece)
    {
        int now = Interlocked.Increment(ref _now);
        InterlockedMax(now);
        Order.Enqueue(piece.Number);
        Full.Signal();
        await MayEnd;
        await Task.Yield();
        Interlocked.Decrement(ref _now);
        return new(piece.Number);
    }

    [Step]
    public void Unbounded(Free free) => FreeOnes.Signal();

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Cut> cuts) => new(cuts.Count);

    private void InterlockedMax(int now)
    {
        int most;
        while ((most = Volatile.Read(ref Most)) < now)
        {
            Interlocked.CompareExchange(ref Most, now, most);
        }
    }
}

[Workflow]
public partial class OneByOneWorkflow
{
    internal readonly ConcurrentQueue<int> Order = new();

    [Step]
    public IEnumerable<Piece> Split(StartEvent<int> count) => Enumerable.Range(0, count.Input).Select(i => new Piece(i));

    [Step(MaxConcurrency = 1)]
    public async Task<Cut> Work(Piece piece)
    {
        Order.Enqueue(piece.Number);
        if (piece.Number % 3 == 0)
        {
            await Task.Yield();
        }

        Order.Enqueue(piece.Number);
        return new(piece.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Cut> cuts) => new(cuts.Count);
}

public class SchedulingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task WF16_CpuBoundSteps_OfOneFanOut_Overlap(int branches) =>
        Assert.Equal(branches, await new OverlapWorkflow(branches).ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF16_WhatARunningStepSends_StartsWhileItRuns() =>
        Assert.Equal(3, await new SentOverlapWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF16_DependentOfTheShortBranch_StartsBeforeTheLongOneEnds() =>
        Assert.Equal(2, await new NoBarrierWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF17_MaxConcurrency_IsNeverPassed_AndOtherStepsAreUnaffected()
    {
        var workflow = new BoundedWorkflow();
        Task<int> run = workflow.ExecuteAsync(20);

        // All three places are taken and held, and yet each of the free events runs.
        await workflow.Full.Done.WithinAsync();
        await workflow.FreeOnes.Done.WithinAsync();
        Assert.Equal(3, workflow.Order.Count);
        workflow.MayEnd.Open();

        Assert.Equal(20, await run.WithinAsync());
        Assert.Equal(3, workflow.Most);
        Assert.Equal(Enumerable.Range(0, 20), workflow.Order.Order());
    }

    [Fact]
    public async Task WF17_MaxConcurrencyOfOne_KeepsTheOrder_AndNeverOverlaps()
    {
        var workflow = new OneByOneWorkflow();

        Assert.Equal(500, await workflow.ExecuteAsync(500).WithinAsync());

        Assert.Equal(Enumerable.Range(0, 500).SelectMany(i => new[] { i, i }), workflow.Order);
    }
}
