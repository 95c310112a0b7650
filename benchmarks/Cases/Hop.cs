using System.Threading.Channels;

namespace GenFlow.Benchmarks.Cases;

/// <summary>Two plain steps that hand an event to and fro.</summary>
[Workflow]
public partial class LoopWorkflow
{
    [Step]
    public Ping Begin(Context ctx, StartEvent<long> hops) => new(hops.Input);

    [Step]
    public AnyOf<Pong, StopEvent> Forth(Context ctx, Ping ping) => ping.Left > 0 ? new Pong(ping.Left - 1) : new StopEvent();

    [Step]
    public Ping Back(Context ctx, Pong pong) => new(pong.Left);
}

/// <summary>How many chains, and how long.</summary>
public readonly record struct Chains(int Count, long Hops);

/// <summary>The same two steps, any number of times side by side in one run.</summary>
[Workflow]
public partial class ChainsWorkflow
{
    [Step]
    public IEnumerable<Ping> Split(Context ctx, StartEvent<Chains> chains)
    {
        for (int i = 0; i < chains.Input.Count; i++)
        {
            yield return new Ping(chains.Input.Hops);
        }
    }

    [Step]
    public AnyOf<Pong, Finding> Forth(Context ctx, Ping ping) => ping.Left > 0 ? new Pong(ping.Left - 1) : new Finding(0);

    [Step]
    public Ping Back(Context ctx, Pong pong) => new(pong.Left);

    [Step]
    public StopEvent Join(Context ctx, [Collect] IReadOnlyList<Finding> findings) => new();
}

/// <summary>A hop: event in, routed, step runs, next event out.</summary>
internal static class Hop
{
    private const long Rounds = 100_000;
    private static readonly RunOptions s_long = new() { MaxSteps = int.MaxValue };
    private static readonly LoopWorkflow s_loop = new();
    private static readonly ChainsWorkflow s_chains = new();
    private static readonly Channel<Event> s_channel = Channel.CreateUnbounded<Event>(new UnboundedChannelOptions { SingleReader = true });

    public static async Task<long> OneChain()
    {
        await s_loop.ExecuteAsync(Rounds, s_long);
        return 2 * Rounds;
    }

    public static Task<long> OneOfOne() => RunChains(1);

    /// <summary>Counts the hops of one of the two chains, so that the figure is what a hop takes in each.</summary>
    public static Task<long> OneOfTwo() => RunChains(2);

    private static async Task<long> RunChains(int count)
    {
        await s_chains.ExecuteAsync(new Chains(count, Rounds), s_long);
        return 2 * Rounds;
    }

    /// <summary>The same two steps called by a loop that knows both.</summary>
    public static Task<long> ByHand()
    {
        var ping = new Ping(Rounds);
        while (s_loop.Forth(default, ping).Value is Pong pong)
        {
            ping = s_loop.Back(default, pong);
        }

        return Task.FromResult(2 * Rounds);
    }

    public static Task<long> ChannelWriteRead()
    {
        for (long i = 0; i < Rounds; i++)
        {
            s_channel.Writer.TryWrite(new Ping(i));
            s_channel.Reader.TryRead(out _);
            s_channel.Writer.TryWrite(new Pong(i));
            s_channel.Reader.TryRead(out _);
        }

        return Task.FromResult(2 * Rounds);
    }

    /// <summary>Bytes a hop beyond the event that it makes.</summary>
    public static async Task<double> BytesBeyondEvents()
    {
        long events = Allocated(static () => GC.KeepAlive(new Ping(1)));
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await s_loop.ExecuteAsync(Rounds, s_long);
        long after = GC.GetTotalAllocatedBytes(precise: true);

        // A run's own objects, about 500 bytes, are spread over the hops.
        return Math.Max(0, ((after - before) / (2.0 * Rounds)) - events);
    }

    private static long Allocated(Action make)
    {
        make();
        long before = GC.GetAllocatedBytesForCurrentThread();
        make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
