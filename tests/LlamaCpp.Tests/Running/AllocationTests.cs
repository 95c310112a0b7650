using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Running;

/// <summary>What a token costs once an answer is under way. A lone answer is computed on its reader's thread.</summary>
[Collection(ModelCollection.Name)]
public sealed class AllocationTests(ModelFolder models)
{
    private const int First = 100;
    private const int Last = 500;

    private static readonly ChatMessage[] s_go = [ChatMessage.User("Go on")];

    [Fact]
    public async Task Token_given_as_a_span_allocates_nothing()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        await provider.StreamAsync(s_go, (_, _) => { }, Local.Greedy());
        var meter = new Meter();

        await provider.StreamAsync(s_go, (_, _) => meter.Count(), Local.Greedy());

        Assert.Equal(0, meter.BytesBetween);
    }

    [Fact]
    public async Task Token_given_as_a_chunk_allocates_its_string_alone()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        await provider.StreamAsync(s_go, (_, _) => { }, Local.Greedy());
        var meter = new Meter();

        await foreach (LlamaCppInferenceChunk _ in provider.StreamAsync(s_go, Local.Greedy()))
        {
            meter.Count();
        }

        Assert.InRange(meter.BytesBetween / (Last - First), 1, 64);
    }

    private sealed class Meter
    {
        private int _count;
        private int _thread;
        private long _before;
        private long? _between;

        public long BytesBetween => _between ?? throw new InvalidOperationException($"The answer had {_count} parts, of {Last} to be measured.");

        public void Count()
        {
            _count++;
            if (_count == First)
            {
                _thread = Environment.CurrentManagedThreadId;
                _before = GC.GetAllocatedBytesForCurrentThread();
            }
            else if (_count == Last)
            {
                _between = GC.GetAllocatedBytesForCurrentThread() - _before;
                Assert.Equal(_thread, Environment.CurrentManagedThreadId);
            }
        }
    }
}
