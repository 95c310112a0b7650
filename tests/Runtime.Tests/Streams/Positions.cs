using GenFlow.Tests.Streams.Held;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

public class PositionTests
{
    private static RunOptions Last(int items) => new() { Retention = StreamRetention.Last(items) };

    [Theory]
    [InlineData(1, 1, 90)]
    [InlineData(50, 50, 90)]
    [InlineData(90, 90, 90)]
    [InlineData(91, 0, 0)]
    [InlineData(95, 0, 0)]
    public async Task ST07_FromANumberThatIsGone_ShowsTheGapFromThere(long from, long gapFrom, long gapTo)
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(10));
        run.Write(1, 100);
        await run.EndAsync();

        List<StreamItem> items = await run.Handler.StreamItems(from).AllAsync();

        Assert.Equal(gapFrom > 0 ? new StreamGap(gapFrom, gapTo) : new Line((int)from), items[0].Event);
        Assert.Equal(101, items[^1].Sequence);
        Assert.Equal(101 - items[0].Sequence + 1, items.Count);
    }

    [Fact]
    public async Task ST07_LiveReaderOfABoundedStream_BeginsAfterTheCall_WithoutAGap()
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(10));
        run.Write(1, 100);
        IAsyncEnumerable<StreamItem> live = run.Handler.StreamItems(StreamPosition.Live);
        run.Write(101, 105);
        await run.EndAsync();
        Assert.Equal([101, 102, 103, 104, 105, 106], (await live.AllAsync()).Select(item => (int)item.Sequence));
    }

    [Fact]
    public async Task ST07_LiveReadersBegunWhileOthersWrite_GetExactlyWhatComesAfterTheirCall()
    {
        const int count = 50_000;
        await using HeldRun run = await HeldRun.StartAsync();
        int begun = 0;
        int done = 0;
        Task writing = Task.Run(() =>
        {
            for (int i = 1; i <= count; i++)
            {
                Volatile.Write(ref begun, i);
                run.Write(i);
                Volatile.Write(ref done, i);
            }
        });
        var readers = new List<(int Before, int After, IAsyncEnumerable<StreamItem> Live)>();
        do
        {
            int before = Volatile.Read(ref done);
            IAsyncEnumerable<StreamItem> live = run.Handler.StreamItems(StreamPosition.Live);
            readers.Add((before, Volatile.Read(ref begun), live));
            await Task.Yield();
        }
        while (!writing.IsCompleted && readers.Count < 100);
        await writing.WithinAsync();
        await run.EndAsync();

        foreach ((int before, int after, IAsyncEnumerable<StreamItem> live) in readers)
        {
            List<StreamItem> items = await live.AllAsync();
            Assert.InRange(items[0].Sequence, before + 1, after + 1);
            Assert.Equal(count + 1 - items[0].Sequence + 1, items.Count);
        }
    }

    [Fact]
    public async Task ST07_NumberThatNeverComes_EndsItsReaderWithTheRun()
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(5));
        await using IAsyncEnumerator<StreamItem> waiting = run.Handler.StreamItems(from: 1_000).GetAsyncEnumerator();
        ValueTask<bool> next = waiting.MoveNextAsync();
        run.Write(1, 100);
        Assert.False(next.IsCompleted);
        await run.EndAsync();

        Assert.False(await next.WithinAsync());
    }

    [Fact]
    public async Task BadInput_CursorBeyondTheEndOfAnEndedRun_IsRefused_AndTheNextNumberIsNot()
    {
        await using HeldRun run = await HeldRun.StartAsync(Last(5));
        run.Write(1, 100);
        await run.EndAsync();

        Assert.Single(await run.Handler.StreamItems(from: 101).AllAsync());
        Assert.Empty(await run.Handler.StreamItems(from: 102).AllAsync());
        foreach (long beyond in new[] { 103, 1_000, long.MaxValue - 1 })
        {
            ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>("from", () => run.Handler.StreamItems(from: beyond));
            Assert.Contains("101", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(6, (await run.Handler.StreamItems(from: 96).AllAsync()).Count);
    }
}
