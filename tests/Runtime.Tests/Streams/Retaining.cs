using GenFlow.Testing;
using GenFlow.Tests.Streams.Held;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

public class RetainingTests
{
    private static RunOptions Last(int items) => new() { Retention = StreamRetention.Last(items) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(999)]
    public async Task ST08_LateReader_SeesOneGapWithExactBounds_ThenAllThatIsKept_ThenTheEnd(int kept)
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(kept));
        run.Write(1, 1_000);
        await run.EndAsync();

        List<StreamItem> items = await run.Handler.StreamItems().AllAsync();

        Assert.Equal(new StreamGap(1, 1_000 - kept), items[0].Event);
        Assert.Equal((1_000 - kept, null, 0, ""), (items[0].Sequence, items[0].Step, items[0].Attempt, items[0].Path));
        Assert.Equal(Enumerable.Range(1_001 - kept, kept), items.Skip(1).Take(kept).Select(item => ((Line)item.Event).Number));
        Assert.Equal(kept + 2, items.Count);
        Assert.IsType<RunCompleted>(items[^1].Event);
        Assert.Equal(1_001, items[^1].Sequence);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public async Task ST08_WhereNothingHadToGo_ThereIsNoGap(int kept)
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(kept));
        run.Write(1, 1_000);
        await run.EndAsync();
        Assert.Equal(Enumerable.Range(1, 1_001), (await run.Handler.StreamItems().AllAsync()).Select(item => (int)item.Sequence));
    }

    [Fact]
    public async Task ST08_SlowReader_SeesAGapWithExactBounds_InTheMiddleOfAStretch()
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(10));
        run.Write(1, 5);
        await using IAsyncEnumerator<StreamEvent> slow = run.Handler.StreamEvents().GetAsyncEnumerator();
        Assert.Equal([new Line(1), new Line(2), new Line(3)], await TakeAsync(slow, 3));

        // 4 and 5 lie in the stretch that the reader holds, and are gone all the same.
        run.Write(6, 15);
        Assert.Equal([new StreamGap(4, 5), new Line(6), new Line(7)], await TakeAsync(slow, 3));

        run.Write(16, 500);
        Assert.Equal([new StreamGap(8, 490), new Line(491)], await TakeAsync(slow, 2));
    }

    [Fact]
    public async Task ST08_FastReader_SeesNoGap()
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(1));
        await using IAsyncEnumerator<StreamEvent> fast = run.Handler.StreamEvents().GetAsyncEnumerator();
        for (int i = 1; i <= 2_000; i++)
        {
            ValueTask<bool> next = fast.MoveNextAsync();
            run.Write(i);
            Assert.True(await next.WithinAsync());
            Assert.Equal(new Line(i), fast.Current);
        }
    }

    [Fact]
    public async Task ST08_GapCarriesTheNumberAndTimeOfTheLastThatIsGone_SoThatReadingOnFromThereMissesNothing()
    {
        var clock = new VirtualTime();
        await using HeldRun run = await HeldRun.StartAsync(Last(2) with { TimeProvider = clock });
        DateTimeOffset start = clock.GetUtcNow();
        for (int i = 1; i <= 50; i++)
        {
            run.Write(i);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await using IAsyncEnumerator<StreamItem> reader = run.Handler.StreamItems().GetAsyncEnumerator();
        StreamItem gap = (await TakeAsync(reader, 1))[0];

        Assert.Equal((48, start.AddSeconds(47)), (gap.Sequence, gap.Timestamp));
        Assert.Equal(new Line(49), (await TakeAsync(run.Handler.StreamItems(gap.Sequence + 1).GetAsyncEnumerator(), 1))[0].Event);
    }

    [Fact]
    public async Task ST08_GapsAreShown_WhateverTheFilterSays_ButNotInViewsOfOtherTypes()
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(3));
        run.Write(1, 9);
        run.Context.WriteEventToStream(new Note("last"));
        await run.EndAsync();

        Assert.Equal([new StreamGap(1, 7)], (await run.Handler.StreamItems(filter: static _ => false).AllAsync()).Select(item => item.Event));
        Assert.Equal([new StreamGap(1, 7)], await run.Handler.StreamEvents<StreamGap>().AllAsync());
        Assert.Equal([new Line(8), new Line(9)], await run.Handler.StreamEvents<Line>().AllAsync());
        Assert.Equal([new StreamGap(1, 7), new Line(8), new Line(9), new Note("last")], await run.Handler.StreamEvents().AllAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ST11_WriteAfterTheEnd_IsDroppedAndCounted(bool bounded)
    {
        await using HeldRun run = await HeldRun.StartAsync(bounded ? Last(3) : null);
        run.Write(1, 10);
        await run.EndAsync();
        List<StreamItem> before = await run.Handler.StreamItems().AllAsync();

        run.Write(11, 20);

        Assert.Equal(10, run.Handler.DroppedEvents);
        Assert.Equal(before, await run.Handler.StreamItems().AllAsync());
        Assert.True(run.Context.StreamCapacityAsync().IsCompleted);
    }

    [Fact]
    public async Task MaxBytes_KeepsTheNewestThatFit_AndTheNewestAlways()
    {
        var options = new RunOptions { Retention = StreamRetention.MaxBytes(100, static ev => ((Line)ev).Number) };
        await using HeldRun run = await HeldRun.StartAsync(options);
        await using IAsyncEnumerator<StreamEvent> reader = run.Handler.StreamEvents().GetAsyncEnumerator();
        foreach (int size in (int[])[40, 40, 20])
        {
            run.Write(size);
        }

        Assert.Equal([new Line(40)], await TakeAsync(reader, 1));
        run.Write(41);
        Assert.Equal([new StreamGap(2, 2), new Line(20), new Line(41)], await TakeAsync(reader, 3));
        run.Write(1_000);
        Assert.Equal([new Line(1_000)], await TakeAsync(reader, 1));
        run.Write(0);
        await run.EndAsync();
        Assert.Equal([new StreamGap(1, 5), new Line(0)], await run.Handler.StreamEvents().AllAsync());
    }

    [Fact]
    public async Task SizeOfThatThrows_ReachesTheWriter_AndNothingIsWritten()
    {
        var thrown = new InvalidOperationException("in sizeOf");
        var options = new RunOptions { Retention = StreamRetention.MaxBytes(100, ev => ev is Note ? throw thrown : ((Line)ev).Number) };
        await using HeldRun run = await HeldRun.StartAsync(options);
        run.Write(1);

        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => run.Context.WriteEventToStream(new Note(""))));
        InvalidOperationException negative = Assert.Throws<InvalidOperationException>(() => run.Write(-3));

        Assert.Contains("-3", negative.Message, StringComparison.Ordinal);
        run.Write(2);
        await run.EndAsync();
        Assert.Equal([new Line(1), new Line(2)], await run.Handler.StreamEvents().AllAsync());
    }

    [Fact]
    public void PoliciesThatMakeNoSense_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("items", () => StreamRetention.Last(0));
        Assert.Throws<ArgumentOutOfRangeException>("bytes", () => StreamRetention.MaxBytes(0, static _ => 1));
        Assert.Throws<ArgumentNullException>("sizeOf", () => StreamRetention.MaxBytes(1, null!));
        Assert.Throws<ArgumentNullException>("value", () => new RunOptions { Retention = null! });
        Assert.Same(StreamRetention.All, RunOptions.Default.Retention);
        Assert.Equal(StreamRetention.Last(3), StreamRetention.Last(3));
        Assert.Equal("All, Last(3), MaxBytes(4)", $"{StreamRetention.All}, {StreamRetention.Last(3)}, {StreamRetention.MaxBytes(4, static _ => 1)}");
    }

    [Fact]
    public async Task GapWrittenByAStep_IsRefused()
    {
        await using HeldRun run = await HeldRun.StartAsync();
        Assert.Throws<ArgumentException>("ev", () => run.Context.WriteEventToStream(new StreamGap(1, 2)));
    }

    private static async Task<List<T>> TakeAsync<T>(IAsyncEnumerator<T> reader, int count)
    {
        var taken = new List<T>();
        while (taken.Count < count && await reader.MoveNextAsync().WithinAsync())
        {
            taken.Add(reader.Current);
        }

        return taken;
    }
}
