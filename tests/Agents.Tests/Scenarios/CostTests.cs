using System.Runtime.CompilerServices;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class CostTests
{
    private const int Count = 10_000;

    [Fact]
    public async Task From_a_delta_of_text_to_the_event_it_takes_the_events_own_bytes_and_at_most_40()
    {
        ModelDelta[] deltas = [.. Enumerable.Range(0, Count).Select(static _ => ModelDelta.OfText(0, "word ")), ModelDelta.Stop(StopReason.EndOfTurn, null)];
        await ReadAsync(deltas);
        await ReadAsync(deltas);

        double perEvent = await ReadAsync(deltas);

        // Measured, so that a new member of the events does not break it.
        long own = OwnBytes();
        Assert.InRange(own, 40, 120);
        Assert.InRange(perEvent, own, own + 40);
    }

    private static async Task<double> ReadAsync(ModelDelta[] deltas)
    {
        var agent = new Agent(OwnModel.Of((_, _, _) => Synchronous.Of(deltas)));
        long first = 0;
        long last = 0;
        int seen = 0;
        int thread = Environment.CurrentManagedThreadId;
        await foreach (AgentEvent ev in agent.StreamAsync("Go."))
        {
            if (ev is not ContentDelta)
            {
                continue;
            }

            seen++;
            if (seen == 100)
            {
                first = GC.GetAllocatedBytesForCurrentThread();
            }

            last = seen == Count ? GC.GetAllocatedBytesForCurrentThread() : last;
        }

        Assert.Equal((Count, thread), (seen, Environment.CurrentManagedThreadId));
        return (last - first) / (double)(Count - 100);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long OwnBytes()
    {
        AgentEvent[] kept = new AgentEvent[1_000];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < kept.Length; index++)
        {
            kept[index] = new ContentDelta("word ");
        }

        long after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(kept);
        return (after - before) / kept.Length;
    }
}
