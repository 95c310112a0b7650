using System.Runtime.CompilerServices;
using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams;

internal sealed record Entry(int Number) : StreamEvent
{
    public override string EventType => "Entry";
}

public class StreamLogTests
{
    private static readonly WorkflowDefinition s_definition = new("Flow", [new StepDefinition("Writer")], []);

    private readonly StreamLog _log = new(s_definition, TimeProvider.System);

    private IAsyncEnumerable<Entry> Entries => new EventView<Entry>(_log, skip: 0);

    private IAsyncEnumerable<StreamItem> Items(long skip = 0, Func<StreamItem, bool>? filter = null) => new ItemView(_log, skip, filter, null);

    private void Append(int number) => Assert.True(_log.TryAppend(new Entry(number), source: 0));

    private void End() => _log.Complete(new RunCancelled());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(1_016)]
    [InlineData(1_017)]
    [InlineData(5_000)]
    public async Task Items_AcrossTheBordersOfSegments_AreDenseAndInOrder(int count)
    {
        for (int i = 1; i <= count; i++)
        {
            Append(i);
        }

        End();
        List<StreamItem> items = await Items().AllAsync();

        Assert.Equal(count + 1, items.Count);
        Assert.Equal(count + 1, _log.Count);
        for (int i = 1; i <= count; i++)
        {
            Assert.Equal((i, i), (items[i - 1].Sequence, ((Entry)items[i - 1].Event).Number));
        }
    }

    [Fact]
    public async Task AppendAfterTheEnd_IsRefused_AndASecondEndChangesNothing()
    {
        Append(1);
        End();

        Assert.False(_log.TryAppend(new Entry(2), 0));
        _log.Complete(new RunCompleted(new StopEvent()));

        List<StreamItem> items = await Items().AllAsync();
        Assert.Equal(2, items.Count);
        Assert.IsType<RunCancelled>(items[1].Event);
    }

    [Fact]
    public async Task WaitingReaders_AllWake_OnPoolThreads_NeverOnTheWritersStack()
    {
        var stacks = new List<string>();
        Task[] readers = [.. Enumerable.Range(0, 10).Select(_ => ReadOneAsync(stacks))];

        Thread writer = OnThread(() => Append(1));
        await Task.WhenAll(readers).WithinAsync();

        Assert.True(writer.Join(Guard.Limit));
        Assert.All(stacks, stack => Assert.DoesNotContain(nameof(StreamLog.TryAppend), stack, StringComparison.Ordinal));
        Assert.Equal(10, stacks.Count);
    }

    [Fact]
    public async Task SlowConsumer_DelaysNobody()
    {
        var mayGoOn = new Latch();
        var othersDone = new Countdown(9);
        Task[] readers = [.. Enumerable.Range(0, 10).Select(i => ReadAsync(i))];

        Append(1);
        await othersDone.Done.WithinAsync();

        mayGoOn.Open();
        await Task.WhenAll(readers).WithinAsync();

        async Task ReadAsync(int reader)
        {
            await using IAsyncEnumerator<Entry> entries = Entries.GetAsyncEnumerator();
            Assert.True(await entries.MoveNextAsync());
            if (reader == 5)
            {
                mayGoOn.Block();
            }
            else
            {
                othersDone.Signal();
            }
        }
    }

    [Fact]
    public async Task CancelledReader_IsReleased_NotOnTheCancellersStack()
    {
        using var source = new CancellationTokenSource();
        string stack = "";
        Task reader = ReadAsync();

        Thread canceller = OnThread(source.Cancel);
        await reader.WithinAsync();

        Assert.True(canceller.Join(Guard.Limit));
        Assert.DoesNotContain(nameof(CancellationTokenSource.Cancel) + "(", stack, StringComparison.Ordinal);

        async Task ReadAsync()
        {
            await using IAsyncEnumerator<Entry> entries = Entries.GetAsyncEnumerator(source.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                try
                {
                    await entries.MoveNextAsync();
                }
                finally
                {
                    stack = Environment.StackTrace;
                }
            });
        }
    }

    [Fact]
    public async Task TokenThatIsCancelledAlready_GivesNothing()
    {
        Append(1);
        await using IAsyncEnumerator<Entry> entries = Entries.GetAsyncEnumerator(new CancellationToken(canceled: true));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await entries.MoveNextAsync());
    }

    [Fact]
    public async Task ReaderForALaterNumber_WaitsThroughEarlierOnes()
    {
        await using IAsyncEnumerator<StreamItem> reader = Items(skip: 20).GetAsyncEnumerator();
        ValueTask<bool> next = reader.MoveNextAsync();
        for (int i = 1; i <= 20; i++)
        {
            Append(i);
        }

        Append(21);

        Assert.True(await next.WithinAsync());
        Assert.Equal(21, reader.Current.Sequence);
    }

    [Fact]
    public async Task FilterThatLetsNothingThrough_EndsWithTheLog()
    {
        Task<List<StreamItem>> none = Items(filter: _ => false).AllAsync();
        Append(1);
        Append(2);
        End();
        Assert.Empty(await none);
    }

    [Fact]
    public async Task RunEndedWrittenByAStep_IsNoEnd()
    {
        Assert.True(_log.TryAppend(new RunCancelled(), source: 0));
        Append(2);
        End();
        Assert.Equal(3, (await Items().AllAsync()).Count);
    }

    [Fact]
    public async Task DisposedReader_GivesNothingMore()
    {
        Append(1);
        Append(2);
        IAsyncEnumerator<Entry> entries = Entries.GetAsyncEnumerator();
        Assert.True(await entries.MoveNextAsync());
        await entries.DisposeAsync();
        await entries.DisposeAsync();
        Assert.False(await entries.MoveNextAsync());
    }

    [Fact]
    public async Task WritersAndReadersAtOnce_LoseNothing_AndAllSeeOneOrder()
    {
        const int writers = 4;
        const int each = 20_000;
        Task<List<StreamItem>>[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => Items().AllAsync()))];
        Task[] writing = [.. Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < each; i++)
            {
                Append((writer * each) + i);
            }
        }))];
        await Task.WhenAll(writing).WithinAsync();
        End();

        List<StreamItem>[] all = await Task.WhenAll(readers).WithinAsync();

        Assert.Equal((writers * each) + 1, all[0].Count);
        Assert.All(all, items => Assert.True(items.SequenceEqual(all[0])));
        for (int i = 0; i < all[0].Count; i++)
        {
            Assert.Equal(i + 1, all[0][i].Sequence);
        }
    }

    [Fact]
    public async Task CancelRacingWithAnEvent_GivesOneOfTheTwo_AndNeverHangs()
    {
        for (int i = 0; i < 2_000; i++)
        {
            var log = new StreamLog(s_definition, TimeProvider.System);
            using var source = new CancellationTokenSource();
            await using IAsyncEnumerator<Entry> entries = new EventView<Entry>(log, 0).GetAsyncEnumerator(source.Token);
            ValueTask<bool> next = entries.MoveNextAsync();
            Task cancelling = Task.Run(source.Cancel);
            log.TryAppend(new Entry(1), 0);
            try
            {
                Assert.True(await next.WithinAsync());
                Assert.Equal(new Entry(1), entries.Current);
            }
            catch (OperationCanceledException)
            {
            }

            await cancelling.WithinAsync();
        }
    }

    [Fact]
    public async Task ST12_CancelledReaders_AreNotKeptByALogThatIsQuiet() => AssertReleased(await SubscribeAndCancelAsync(count: 100));

    [Fact]
    public async Task ST12_CancelledReaders_AreNotKeptByALogThatGoesOn()
    {
        List<WeakReference> readers = await SubscribeAndCancelAsync(count: 100);
        Append(1);
        AssertReleased(readers);
    }

    private void AssertReleased(List<WeakReference> readers)
    {
        // The newest may still be on a stack; a wake-up may still be on its way through the pool.
        int alive = readers.Count;
        for (int i = 0; i < 200 && alive > 2; i++)
        {
            Thread.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            alive = readers.Count(reader => reader.IsAlive);
        }

        Assert.InRange(alive, 0, 2);
        GC.KeepAlive(_log);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<List<WeakReference>> SubscribeAndCancelAsync(int count)
    {
        var readers = new List<WeakReference>();
        for (int i = 0; i < count; i++)
        {
            using var source = new CancellationTokenSource();
            await using IAsyncEnumerator<Entry> entries = Entries.GetAsyncEnumerator(source.Token);
            ValueTask<bool> next = entries.MoveNextAsync();
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WithinAsync());
            readers.Add(new WeakReference(entries));
        }

        return readers;
    }

    private async Task ReadOneAsync(List<string> stacks)
    {
        await using IAsyncEnumerator<Entry> entries = Entries.GetAsyncEnumerator();
        Assert.True(await entries.MoveNextAsync().ConfigureAwait(false));
        Assert.True(Thread.CurrentThread.IsThreadPoolThread);
        lock (stacks)
        {
            stacks.Add(Environment.StackTrace);
        }
    }

    private static Thread OnThread(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }
}
