using GenFlow.Tests.Support;

namespace GenFlow.Tests.Quiet.FlatMemory;

[Event]
public partial record Ping(int Number);

[Event]
public partial record Pong(int Number);

/// <summary>Samples the live heap from inside the run.</summary>
internal sealed class HeapSamples
{
    private readonly Lock _lock = new();
    private long _first = -1;

    public long Growth { get; private set; }

    public int Count { get; private set; }

    public void Take()
    {
        lock (_lock)
        {
            long live = GC.GetTotalMemory(forceFullCollection: true);
            if (_first < 0)
            {
                _first = live;
            }

            Growth = Math.Max(Growth, live - _first);
            Count++;
        }
    }
}

[Workflow]
public partial class LoopWorkflow
{
    internal readonly HeapSamples Heap = new();

    [Step]
    public Ping Begin(StartEvent<int> hops) => new(hops.Input);

    [Step]
    public AnyOf<Pong, StopEvent<int>> Take(Ping ping)
    {
        if (ping.Number % 100_000 == 0)
        {
            Heap.Take();
        }

        return ping.Number == 0 ? new StopEvent<int>(0) : new Pong(ping.Number - 1);
    }

    [Step]
    public Ping Give(Pong pong) => new(pong.Number);
}

[Event]
public partial record Item(int Number);

[Event]
public partial record Never;

[Workflow]
public partial class MillionWorkflow
{
    internal readonly HeapSamples Heap = new();
    public int Worked;

    [Step]
    public IEnumerable<Item> Split(StartEvent<int> count)
    {
        for (int i = 0; i < count.Input; i++)
        {
            if (i % 100_000 == 50_000)
            {
                Heap.Take();
            }

            yield return new(i);
        }
    }

    [Step(MaxConcurrency = 4)]
    public ValueTask<Never?> Work(Item item)
    {
        Interlocked.Increment(ref Worked);
        return item.Number % 1_000 == 0 ? SlowlyAsync() : default;
    }

    [Step]
    public StopEvent<int> Join([Collect] IReadOnlyList<Never> none) => new(none.Count);

    private static async ValueTask<Never?> SlowlyAsync()
    {
        await Task.Yield();
        return null;
    }
}

[Collection(QuietProcess.Name)]
public class FlatMemoryTests
{
    private const long Megabyte = 1 << 20;

    private static readonly RunOptions s_long = new() { MaxSteps = int.MaxValue };

    [Fact]
    public async Task WF19_MillionEventsThroughALoop_KeepMemoryFlat()
    {
        var workflow = new LoopWorkflow();

        Assert.Equal(0, await workflow.ExecuteAsync(500_000, s_long).WithinAsync());

        Assert.Equal(6, workflow.Heap.Count);
        Assert.InRange(workflow.Heap.Growth, 0, Megabyte);
    }

    [Fact]
    public async Task WF19_FanOutOfAMillionItems_IntoABoundedStep_KeepsMemoryFlat()
    {
        var workflow = new MillionWorkflow();

        Assert.Equal(0, await workflow.ExecuteAsync(1_000_000, s_long).WithinAsync());

        Assert.Equal(1_000_000, workflow.Worked);
        Assert.Equal(10, workflow.Heap.Count);
        Assert.InRange(workflow.Heap.Growth, 0, Megabyte);
    }
}
