using System.Collections.Concurrent;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Collecting;

[Event]
public partial record Item(int Number);

[Event]
public partial record Result(int Number);

/// <summary>Branches that end in an order of their own.</summary>
[Workflow]
public partial class FanWorkflow
{
    internal readonly Latch[] Gates = [.. Enumerable.Range(0, 8).Select(_ => new Latch())];
    public int Joins;

    [Step]
    public IEnumerable<Item> Split(StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            yield return new(i);
        }
    }

    [Step]
    public async Task<Result> Work(Item item)
    {
        await Gates[item.Number % Gates.Length];
        return new(item.Number);
    }

    [Step]
    public StopEvent<IReadOnlyList<int>> Join([Collect] IReadOnlyList<Result> results)
    {
        Interlocked.Increment(ref Joins);
        return new([.. results.Select(result => result.Number)]);
    }
}

/// <summary>Three kinds of sequence, each with or without items.</summary>
[Workflow]
public partial class KindsWorkflow
{
    [Step]
    public AnyOf<AsList, AsStream, AsLazy> Choose(StartEvent<(string Kind, int Count)> start) => start.Input.Kind switch
    {
        "list" => new AsList(start.Input.Count),
        "stream" => new AsStream(start.Input.Count),
        _ => new AsLazy(start.Input.Count),
    };

    [Step]
    public async Task<IReadOnlyList<Item>> List(AsList list)
    {
        await Task.Yield();
        return [.. Enumerable.Range(0, list.Count).Select(i => new Item(i))];
    }

    [Step]
    public async IAsyncEnumerable<Item?> Stream(AsStream stream)
    {
        for (int i = 0; i < stream.Count; i++)
        {
            await Task.Yield();
            yield return null;
            yield return new Item(i);
        }
    }

    [Step]
    public IEnumerable<Item> Lazy(AsLazy lazy) => Enumerable.Range(0, lazy.Count).Select(i => new Item(i));

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Item> items)
    {
        Assert.Equal(Enumerable.Range(0, items.Count), items.Select(item => item.Number));
        return new(items.Count);
    }
}

[Event]
public partial record AsList(int Count);

[Event]
public partial record AsStream(int Count);

[Event]
public partial record AsLazy(int Count);

[Event]
public partial record Wave(int Number);

[Event]
public partial record Tagged(int Wave, int Number);

[Event]
public partial record Worked(int Wave, int Number);

[Event]
public partial record WaveDone(IReadOnlyList<Worked> Items);

/// <summary>Two waves that are under way at once, item by item.</summary>
[Workflow]
public partial class WavesWorkflow
{
    private readonly Countdown _bothUnderWay = new(4);
    private readonly ConcurrentBag<string> _waves = [];

    [Step]
    public IEnumerable<Wave> Start(StartEvent start) => [new(1), new(2)];

    [Step]
    public async IAsyncEnumerable<Tagged> Split(Wave wave)
    {
        for (int i = 0; i < 2; i++)
        {
            yield return new(wave.Number, i);
        }

        // Neither wave may end before both are under way.
        await _bothUnderWay.Done;
        yield return new(wave.Number, 2);
    }

    [Step]
    public async Task<Worked> Work(Tagged item)
    {
        _bothUnderWay.Signal();
        await _bothUnderWay.Done;
        return new(item.Wave, item.Number);
    }

    [Step]
    public WaveDone JoinWave([Collect] IReadOnlyList<Worked> items)
    {
        _waves.Add(string.Join(' ', items.Select(item => $"{item.Wave}.{item.Number}")));
        return new(items);
    }

    [Step]
    public StopEvent<string> JoinAll([Collect] IReadOnlyList<WaveDone> waves) =>
        new($"{waves.Count}: {string.Join(" | ", _waves.Order(StringComparer.Ordinal))}; in order {string.Join(',', waves.Select(wave => wave.Items[0].Wave))}");
}

[Event]
public partial record Outer(int Number);

[Event]
public partial record Inner(int Outer, int Number);

[Event]
public partial record InnerDone(int Outer, int Number);

[Event]
public partial record OuterDone(string Text);

[Workflow]
public partial class NestedWorkflow
{
    [Step]
    public IEnumerable<Outer> Split(StartEvent<int> count) => Enumerable.Range(0, count.Input).Select(i => new Outer(i));

    [Step]
    public async IAsyncEnumerable<Inner> SplitInner(Outer outer)
    {
        for (int i = 0; i < outer.Number; i++)
        {
            await Task.Yield();
            yield return new(outer.Number, i);
        }
    }

    [Step]
    public async Task<InnerDone?> Work(Inner inner)
    {
        await Task.Yield();
        return inner.Number == 1 ? null : new(inner.Outer, inner.Number);
    }

    [Step]
    public OuterDone JoinInner([Collect] IReadOnlyList<InnerDone> inner) =>
        new(string.Concat(inner.Select(done => $"{done.Outer}{done.Number} ")));

    [Step]
    public StopEvent<string> JoinOuter([Collect] IReadOnlyList<OuterDone> outer) =>
        new(string.Join('|', outer.Select(done => done.Text.TrimEnd())));
}

[Event]
public partial record Round(int Number);

[Event]
public partial record InRound(int Round, int Number);

/// <summary>Each join begins the next round.</summary>
[Workflow]
public partial class RoundsWorkflow
{
    [Step]
    public Round Begin(StartEvent<int> rounds)
    {
        _rounds = rounds.Input;
        return new(0);
    }

    private int _rounds;

    [Step]
    public IEnumerable<InRound> Split(Round round) => Enumerable.Range(0, 3).Select(i => new InRound(round.Number, i));

    [Step]
    public AnyOf<Round, StopEvent<int>> Join([Collect] IReadOnlyList<InRound> items)
    {
        Assert.Equal(3, items.Count);
        Assert.All(items, item => Assert.Equal(items[0].Round, item.Round));
        int next = items[0].Round + 1;
        return next < _rounds ? new Round(next) : new StopEvent<int>(next);
    }
}

[Event]
public partial record Odd(int Number);

[Event]
public partial record Even(int Number);

/// <summary>A branch that gives nothing, one join with two lists, one that stands beside it.</summary>
[Workflow]
public partial class SortingWorkflow
{
    public string Beside = "";

    [Step]
    public IEnumerable<Item> Split(StartEvent<int> count) => Enumerable.Range(0, count.Input).Select(i => new Item(i));

    [Step]
    public async Task<AnyOf<Odd, Even>> Sort(Item item)
    {
        await Task.Yield();
        return item.Number == 4 ? default(AnyOf<Odd, Even>) : item.Number % 2 == 0 ? new Even(item.Number) : new Odd(item.Number);
    }

    [Step]
    public void Beside1([Collect] IReadOnlyList<Odd> odd) => Beside += string.Join(',', odd.Select(o => o.Number));

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Odd> odd, [Collect] IReadOnlyList<Even> even) =>
        new($"{string.Join(',', odd.Select(o => o.Number))}/{string.Join(',', even.Select(e => e.Number))}");
}

[Event]
public partial record LeftDone(int Count);

[Event]
public partial record RightDone(int Count);

/// <summary>Two joins close one scope; both run, once.</summary>
[Workflow]
public partial class TwoJoinsWorkflow
{
    public int Lefts;
    public int Rights;
    private int _done;

    [Step]
    public IEnumerable<Item> Split(StartEvent<int> count) => Enumerable.Range(0, count.Input).Select(i => new Item(i));

    [Step]
    public Odd? Work(Item item) => item.Number % 2 == 1 ? new(item.Number) : null;

    [Step]
    public LeftDone Left([Collect] IReadOnlyList<Item> items)
    {
        Interlocked.Increment(ref Lefts);
        return new(items.Count);
    }

    [Step]
    public RightDone Right([Collect] IReadOnlyList<Odd> odd)
    {
        Interlocked.Increment(ref Rights);
        return new(odd.Count);
    }

    [Step]
    public StopEvent<int>? OnLeft(LeftDone left) => Last();

    [Step]
    public StopEvent<int>? OnRight(RightDone right) => Last();

    private StopEvent<int>? Last() => Interlocked.Increment(ref _done) == 2 ? new(_done) : null;
}

/// <summary>A fan-out by SendEvent, that waits and sends more.</summary>
[Workflow]
public partial class MarkedWorkflow
{
    [Step, FanOut, Emits<Item>]
    public async Task Send(Context ctx, StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            ctx.SendEvent(new Item(i));
            if (i % 2 == 0)
            {
                await Task.Yield();
            }
        }
    }

    [Step]
    public async Task<Result> Work(Item item)
    {
        await Task.Yield();
        return new(item.Number);
    }

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Result> results) => new(string.Concat(results.Select(result => result.Number)));
}

/// <summary>A branch that goes over several steps, one of them sending a second event into the same scope.</summary>
[Workflow]
public partial class LongBranchWorkflow
{
    [Step]
    public IEnumerable<Item> Split(StartEvent<int> count) => Enumerable.Range(0, count.Input).Select(i => new Item(i));

    [Step, Emits<Odd>]
    public async Task<Even> First(Context ctx, Item item)
    {
        ctx.SendEvent(new Odd(item.Number));
        await Task.Yield();
        return new(item.Number);
    }

    [Step]
    public async Task<Result> Second(Odd odd)
    {
        await Task.Yield();
        return new(odd.Number * 10);
    }

    [Step]
    public Result Third(Even even) => new((even.Number * 10) + 1);

    [Step]
    public StopEvent<int[]> Join([Collect] IReadOnlyList<Result> results) => new([.. results.Select(result => result.Number)]);
}

[Workflow]
public partial class WindowWorkflow
{
    internal readonly Latch MayWork = new();
    internal readonly Latch DrewEnough = new();
    public int Drawn;
    public int Started;
    public int Excess;

    [Step]
    public async IAsyncEnumerable<Item> Split(StartEvent<(int Count, int Window)> start)
    {
        for (int i = 0; i < start.Input.Count; i++)
        {
            int drawn = Interlocked.Increment(ref Drawn);
            // One may have started, and one place may have been given to an event that has not.
            Excess = Math.Max(Excess, drawn - Volatile.Read(ref Started) - start.Input.Window);
            if (drawn == start.Input.Window)
            {
                DrewEnough.Open();
            }

            yield return new(i);
            if (i % 7 == 0)
            {
                await Task.Yield();
            }
        }
    }

    [Step(MaxConcurrency = 1)]
    public async Task<Result> Work(Item item)
    {
        Interlocked.Increment(ref Started);
        await MayWork;
        return new(item.Number);
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Result> results) => new(results.Count);
}

[Workflow]
public partial class LateSenderWorkflow
{
    internal Context Kept;
    internal readonly Latch Joined = new();
    internal readonly Latch MayStop = new();

    [Step]
    public IEnumerable<Item> Split(StartEvent start) => [new(1)];

    [Step]
    public Result Work(Context ctx, Item item)
    {
        Kept = ctx;
        return new(item.Number);
    }

    [Step]
    public async Task<StopEvent<int>> Join([Collect] IReadOnlyList<Result> results)
    {
        Joined.Open();
        await MayStop;
        return new(results.Count);
    }
}

public class CollectingTests
{
    [Fact]
    public async Task WF18_EventsOfOneFanOut_AreCollectedInEmissionOrder_WhateverTheOrderOfTheirEnds()
    {
        var workflow = new FanWorkflow();
        Task<IReadOnlyList<int>> run = workflow.ExecuteAsync(100);
        for (int i = workflow.Gates.Length - 1; i >= 0; i--)
        {
            Assert.False(run.IsCompleted);
            workflow.Gates[i].Open();
        }

        Assert.Equal(Enumerable.Range(0, 100), await run.WithinAsync());
        Assert.Equal(1, workflow.Joins);
    }

    [Fact]
    public async Task WF18_TenThousandBranches_AreCollectedInOrder_Once()
    {
        var workflow = new FanWorkflow();
        Array.ForEach(workflow.Gates, gate => gate.Open());

        Assert.Equal(Enumerable.Range(0, 10_000), await workflow.ExecuteAsync(10_000).WithinAsync());

        Assert.Equal(1, workflow.Joins);
    }

    [Fact]
    public async Task WF18_EmptyFanOut_GivesAnEmptyList()
    {
        var workflow = new FanWorkflow();
        Assert.Empty(await workflow.ExecuteAsync(0).WithinAsync());
        Assert.Equal(1, workflow.Joins);
    }

    [Theory]
    [InlineData("list", 0)]
    [InlineData("stream", 0)]
    [InlineData("lazy", 0)]
    [InlineData("list", 1_000)]
    [InlineData("stream", 1_000)]
    [InlineData("lazy", 1_000)]
    public async Task WF18_EventsYieldedStraightIntoTheCollect_KeepTheirOrder(string kind, int count) =>
        Assert.Equal(count, await new KindsWorkflow().ExecuteAsync((kind, count)).WithinAsync());

    [Fact]
    public async Task WF18_TwoInterleavedWaves_AreKeptApart()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("2: 1.0 1.1 1.2 | 2.0 2.1 2.2; in order 1,2", await new WavesWorkflow().ExecuteAsync().WithinAsync());
        }
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "")]
    [InlineData(2, "|10")]
    [InlineData(5, "|10|20|30 32|40 42 43")]
    public async Task WF18_NestedFanOuts_JoinInnermostFirst(int count, string joined) =>
        Assert.Equal(joined, await new NestedWorkflow().ExecuteAsync(count).WithinAsync());

    [Fact]
    public async Task WF18_LoopBackThroughAJoin_RunsAnyNumberOfRounds() =>
        Assert.Equal(2_000, await new RoundsWorkflow().ExecuteAsync(2_000).WithinAsync());

    [Fact]
    public async Task WF18_TwoCollectedLists_CloseTogether_AndABranchWithoutResultCountsAsDone()
    {
        var workflow = new SortingWorkflow();
        Assert.Equal("1,3,5,7/0,2,6", await workflow.ExecuteAsync(8).WithinAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public async Task WF18_TwoJoinsOfOneFanOut_RunOnceEach(int count)
    {
        for (int i = 0; i < 50; i++)
        {
            var workflow = new TwoJoinsWorkflow();
            Assert.Equal(2, await workflow.ExecuteAsync(count).WithinAsync());
            Assert.Equal((1, 1), (workflow.Lefts, workflow.Rights));
        }
    }

    [Fact]
    public async Task WF18_StepMarkedFanOut_IsJoinedInTheOrderOfItsSends() =>
        Assert.Equal("0123456789", await new MarkedWorkflow().ExecuteAsync(10).WithinAsync());

    [Fact]
    public async Task WF18_StepMarkedFanOut_ThatSendsNothing_GivesAnEmptyList() =>
        Assert.Equal("", await new MarkedWorkflow().ExecuteAsync(0).WithinAsync());

    [Fact]
    public async Task WF18_BranchOfSeveralSteps_IsCollectedWhole_InEmissionOrderOfTheBranches()
    {
        int[] collected = await new LongBranchWorkflow().ExecuteAsync(20).WithinAsync();

        Assert.Equal(40, collected.Length);
        Assert.Equal(Enumerable.Range(0, 20).SelectMany(i => new[] { i, i }), collected.Select(number => number / 10));
        Assert.Equal(40, collected.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public async Task FanOutWindow_BoundsHowFarASequenceIsDrawnAhead(int window)
    {
        var workflow = new WindowWorkflow();
        Task<int> run = workflow.ExecuteAsync((500, window), new RunOptions { FanOutWindow = window });
        await workflow.DrewEnough.WithinAsync();
        workflow.MayWork.Open();

        Assert.Equal(500, await run.WithinAsync());
        Assert.InRange(workflow.Excess, int.MinValue, 1);
    }

    [Fact]
    public async Task LateSendIntoAJoinedFanOut_ThrowsAtTheCaller_AndLeavesTheRunAlone()
    {
        var workflow = new LateSenderWorkflow();
        await using WorkflowHandler<int> handler = await workflow.RunAsync();
        await workflow.Joined.WithinAsync();

        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => workflow.Kept.SendEvent(new Item(2)));

        Assert.Contains("Work", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Item", thrown.Message, StringComparison.Ordinal);
        workflow.MayStop.Open();
        Assert.Equal(1, await handler.ResultAsync().WithinAsync());
        Assert.Empty(handler.Failures);

        // After the end it is dropped and counted, as everything is.
        workflow.Kept.SendEvent(new Item(3));
        Assert.Equal(1, handler.DroppedEvents);
    }
}
