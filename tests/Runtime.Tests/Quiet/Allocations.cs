using GenFlow.CompilerServices;
using GenFlow.Stream;
using GenFlow.Tests.Streams;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Quiet.Allocations;

[Event]
public partial record Tick;

[Event]
public partial record Tock;

/// <summary>A loop whose events are made beforehand: what it allocates is the engine's.</summary>
[Workflow]
public partial class FreeLoopWorkflow
{
    private const int Window = 200;
    private const int Windows = 2_000;
    private static readonly Tick s_tick = new();
    private static readonly Tock s_tock = new();
    private static readonly StopEvent<long> s_none = new(-1);
    private int _hops;
    private int _thread;
    private long _atStart;
    private long _least = long.MaxValue;

    [Step]
    public Tick Begin(StartEvent start) => s_tick;

    [Step]
    public AnyOf<Tock, StopEvent<long>> Take(Context ctx, Tick tick)
    {
        // Windows on one thread only: another thread has a counter of its own.
        if (_hops % Window == 0)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (_hops > 0 && _thread == Environment.CurrentManagedThreadId)
            {
                _least = Math.Min(_least, now - _atStart);
            }

            if (_hops == Window * Windows)
            {
                return _least == long.MaxValue ? s_none : new StopEvent<long>(_least);
            }

            _thread = Environment.CurrentManagedThreadId;
            _atStart = GC.GetAllocatedBytesForCurrentThread();
        }

        _hops++;
        return s_tock;
    }

    [Step]
    public ValueTask<Tick> Give(Context ctx, Tock tock) => new(s_tick);
}

[Collection(QuietProcess.Name)]
public class AllocationTests
{
    private static readonly WorkflowDefinition s_definition = new("Flow", [new StepDefinition("Writer")], []);

    [Fact]
    public async Task Hop_AllocatesNothingBeyondItsEvents() =>
        Assert.Equal(0, await new FreeLoopWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task ReadingAnItem_AllocatesNothing()
    {
        var log = Filled(20_000);
        await using IAsyncEnumerator<Entry> events = new EventView<Entry>(log, 0).GetAsyncEnumerator();
        await using IAsyncEnumerator<StreamItem> items = new ItemView(log, 0, null, null).GetAsyncEnumerator();
        await using IAsyncEnumerator<StreamItem> filtered = new ItemView(log, 0, static item => item.Sequence % 2 == 0, null).GetAsyncEnumerator();
        Assert.True(events.MoveNextAsync().IsCompletedSuccessfully && items.MoveNextAsync().IsCompletedSuccessfully);

        Assert.Equal(0, Allocated(events, 9_000));
        Assert.Equal(0, Allocated(items, 9_000));
        Assert.Equal(0, Allocated(filtered, 9_000));
    }

    [Fact]
    public void WaitingForAnItem_AllocatesNothingBeyondItsPlaceInTheLog()
    {
        const int count = 512;
        var entry = new Entry(1);
        var log = Filled(20_000);
        IAsyncEnumerator<Entry> reader = new EventView<Entry>(log, 20_000).GetAsyncEnumerator();
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < count; i++)
            {
                ValueTask<bool> next = reader.MoveNextAsync();
                Assert.False(next.IsCompleted);
                log.TryAppend(entry, 0);
                Take(next);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        // A slot is 16 bytes; a reader that allocated for each wait would show 24 more at least.
        Assert.InRange(least, 0, count * 24);
    }

    [Fact]
    public void WritingAnItem_AllocatesItsSlotOnly()
    {
        const int count = 512 * 20;
        var log = Filled(20_000);
        var entry = new Entry(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
        {
            log.TryAppend(entry, 0);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)count, 0, 18);
    }

    private static StreamLog Filled(int count)
    {
        var log = new StreamLog(s_definition, TimeProvider.System);
        var entry = new Entry(1);
        for (int i = 0; i < count; i++)
        {
            log.TryAppend(entry, 0);
        }

        return log;
    }

    private static long Allocated<T>(IAsyncEnumerator<T> reader, int count)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
        {
            Take(reader.MoveNextAsync());
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Take(ValueTask<bool> next)
    {
        var spin = default(SpinWait);
        while (!next.IsCompleted)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        if (!next.GetAwaiter().GetResult())
        {
            throw new InvalidOperationException("The log has ended.");
        }
    }
}
