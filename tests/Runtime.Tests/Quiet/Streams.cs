using System.Runtime.CompilerServices;
using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Streams;
using GenFlow.Tests.Streams.Held;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Quiet.Streams;

[Collection(QuietProcess.Name)]
public class StreamMemoryTests
{
    private const long Megabyte = 1 << 20;
    private const int Million = 1_000_000;

    private static readonly WorkflowDefinition s_definition = new("Flow", [new StepDefinition("Writer")], []);

    [Theory]
    [InlineData("nobody reads", "last")]
    [InlineData("nobody reads", "bytes")]
    [InlineData("a reader stands still", "last")]
    [InlineData("a reader stands still", "bytes")]
    [InlineData("a reader has not begun to read", "last")]
    [InlineData("origins change", "last")]
    public async Task ST08_MillionEventsUnderABound_KeepMemoryFlat(string how, string policy)
    {
        StreamRetention retention = policy == "last" ? StreamRetention.Last(1_000) : StreamRetention.MaxBytes(100_000, static _ => 100);
        var log = new StreamLog(s_definition, TimeProvider.System, retention);
        await using IAsyncEnumerator<StreamEvent>? reader = how.StartsWith("a reader", StringComparison.Ordinal)
            ? new EventView<StreamEvent>(log, 0).GetAsyncEnumerator()
            : null;
        Write(log, 10_000, how);
        if (how == "a reader stands still")
        {
            Assert.True(await reader!.MoveNextAsync());
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        Write(log, Million, how);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Megabyte / 4);
        Assert.Equal(Million + 10_000, log.Count);
        log.Complete(new RunCancelled());
        Assert.Equal(1_002, (await new ItemView(log, 0, null, null).AllAsync()).Count);
        GC.KeepAlive(reader);
    }

    [Fact]
    public void StreamWithLargeEvents_HoldsLittleMoreThanItsBytes()
    {
        var log = new StreamLog(s_definition, TimeProvider.System, StreamRetention.MaxBytes(4 * Megabyte, static ev => ((Note)ev).Text.Length * 2));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 1_000; i++)
        {
            log.TryAppend(new Note(new string('x', 64 * 1024)), 0);
        }

        // Up to 7 more, of 128 kB each.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 5 * Megabyte);
        GC.KeepAlive(log);
    }

    [Fact]
    public async Task TypedAndFilteredViewsOfABoundedStream_AllocateNothingForAnItem()
    {
        await using HeldRun run = await HeldRun.StartAsync(new RunOptions { Retention = StreamRetention.Last(30_000) });
        var note = new Note("");
        for (int i = 0; i < 20_000; i++)
        {
            run.Write(i);
            run.Context.WriteEventToStream(note);
        }

        Assert.Equal(0, Allocated(run.Handler.StreamEvents()));
        Assert.Equal(0, Allocated(run.Handler.StreamEvents<Line>()));
        Assert.Equal(0, Allocated(run.Handler.StreamItems()));
        Assert.Equal(0, Allocated(run.Handler.StreamItems(filter: static item => item.Event is Note && item.Step == "Hold")));
        Assert.Equal(0, Allocated(run.Handler.StreamItems(filter: static item => item.Path.Length == 0)));
    }

    [Fact]
    public void ReadingWhatHasAnOrigin_AllocatesNothing()
    {
        var log = new StreamLog(s_definition, TimeProvider.System);
        var origin = new StreamOrigin("Child", "Step", 2);
        for (int i = 0; i < 20_000; i++)
        {
            log.TryAppend(new Entry(i), origin);
        }

        Assert.Equal(0, Allocated(new ItemView(log, 0, static item => item.Path == "Child", null)));
    }

    [Fact]
    public void AskingForCapacity_WhereThereIsSome_AllocatesNothing()
    {
        var log = new StreamLog(s_definition, TimeProvider.System);
        IAsyncEnumerator<Entry> reader = new EventView<Entry>(log, 0).GetAsyncEnumerator();
        log.TryAppend(new Entry(1), 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            Assert.True(log.WaitForCapacityAsync(1, CancellationToken.None).IsCompletedSuccessfully);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        GC.KeepAlive(reader);
    }

    [Theory]
    [InlineData(StreamEnd.Forgotten)]
    [InlineData(StreamEnd.DisposedWhileItWaits)]
    public async Task ST12_SubscriptionsThatAreForgotten_OrDisposedWhileTheyWait_LeaveNothing(StreamEnd how)
    {
        await using HeldRun run = await HeldRun.StartAsync();
        using var longLived = new CancellationTokenSource();
        run.Write(1);
        await SubscribeAsync(run, how, 1_000, longLived.Token);
        CollectAll();
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await SubscribeAsync(run, how, 100_000, longLived.Token);
        CollectAll();

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Megabyte);
        Assert.True(run.Context.StreamCapacityAsync().IsCompletedSuccessfully);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task SubscribeAsync(HeldRun run, StreamEnd how, int count, CancellationToken token)
    {
        for (int i = 0; i < count; i++)
        {
            // What is forgotten goes in bursts: a token would keep as many empty places for its next registrations.
            CancellationToken own = how == StreamEnd.Forgotten ? default : token;
            IAsyncEnumerator<StreamEvent> reader = run.Handler.StreamEvents().GetAsyncEnumerator(own);
            Assert.True(await reader.MoveNextAsync());
            if (how == StreamEnd.DisposedWhileItWaits)
            {
                ValueTask<bool> waiting = reader.MoveNextAsync();
                await reader.DisposeAsync();
                Assert.False(await waiting);
            }
        }
    }

    private static void Write(StreamLog log, int count, string how)
    {
        for (int i = 0; i < count; i++)
        {
            if (how == "origins change")
            {
                log.TryAppend(new Entry(i), new StreamOrigin("Child", "Step", i));
            }
            else
            {
                log.TryAppend(new Entry(i), 0);
            }
        }
    }

    private static long Allocated<T>(IAsyncEnumerable<T> view)
    {
        IAsyncEnumerator<T> reader = view.GetAsyncEnumerator();
        Take(reader, 2_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Take(reader, 5_000);
        long after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(reader);
        return after - before;
    }

    private static void Take<T>(IAsyncEnumerator<T> reader, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ValueTask<bool> next = reader.MoveNextAsync();
            if (!next.IsCompletedSuccessfully || !next.Result)
            {
                throw new InvalidOperationException("The items were all written before.");
            }
        }
    }

    private static void CollectAll()
    {
        for (int i = 0; i < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}

public enum StreamEnd
{
    Forgotten,
    DisposedWhileItWaits,
}
