using System.Runtime.CompilerServices;
using GenFlow.Agents;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Benchmarks.Cases;

/// <summary>A model whose deltas are there at once: what is left is the agent's own work.</summary>
internal sealed class ReadyModel(ModelDelta[] deltas, Task? gate = null) : IModelStream, IChatClient
{
    public async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (gate is not null)
        {
            await gate;
        }

        foreach (ModelDelta delta in deltas)
        {
            yield return delta;
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

/// <summary>From a model's delta to the event in the consumer's hands.</summary>
internal static class AgentStreaming
{
    private const int Deltas = 10_000;
    private const int Conversations = 10_000;
    private static readonly ReadyModel s_text = new(
        [.. Enumerable.Repeat(ModelDelta.OfText(0, "word "), Deltas), ModelDelta.BlockEnd(0), ModelDelta.Stop(StopReason.EndOfTurn, "end_turn")]);

    private static readonly ChatMessage[] s_messages = [new(ChatRole.User, "Say much.")];
    private static readonly ChatOptions s_options = new();

    public static async Task<long> Events()
    {
        long count = 0;
        await foreach (AgentEvent _ in new Agent(s_text).StreamAsync("Say much."))
        {
            count++;
        }

        return count;
    }

    public static async Task<long> DeltasOnly()
    {
        long count = 0;
        await foreach (ModelDelta _ in s_text.StreamAsync(s_messages, s_options))
        {
            count++;
        }

        return count;
    }

    private static readonly Agent s_outer = new(new ReadyModel(
        [ModelDelta.ActionStart(0, "call", "inner"), ModelDelta.ActionFragment(0, "{\"input\":\"Say much.\"}"), ModelDelta.BlockEnd(0), ModelDelta.Stop(StopReason.Actions, null)]))
    {
        Actions = [new Agent(s_text) { Name = "inner" }.AsAction("inner", "Says much.")],
        MaxIterations = 2,
    };

    /// <summary>From the model of an agent inside an action to the event in the outer consumer's hands.</summary>
    public static async Task<long> EventsOfInner()
    {
        long count = 0;
        await foreach (AgentEvent ev in s_outer.StreamAsync("Say much."))
        {
            count += ev.Origin.ParentRunId is null ? 0 : 1;
        }

        return count >= Deltas ? count : throw new InvalidOperationException("The inner agent said too little.");
    }

    /// <summary>Bytes for a delta beyond the event itself.</summary>
    public static async Task<double> BytesBeyondEvents()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var one = new ContentDelta("word ");
        long own = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(one);

        before = GC.GetAllocatedBytesForCurrentThread();
        await Events();
        long all = GC.GetAllocatedBytesForCurrentThread() - before;
        return (all / (double)Deltas) - own;
    }

    /// <summary>Bytes that a conversation holds while its model is silent.</summary>
    public static async Task<double> BytesOfWaitingConversation()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var agent = new Agent(new ReadyModel([ModelDelta.OfText(0, "word "), ModelDelta.Stop(StopReason.EndOfTurn, null)], gate.Task))
        {
            SystemPrompt = "You are brief.",
        };
        var sessions = new AgentSession[Conversations];
        var streams = new IAsyncEnumerator<AgentEvent>[Conversations];
        var reading = new ValueTask<bool>[Conversations];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int index = 0; index < Conversations; index++)
        {
            sessions[index] = new AgentSession();
            streams[index] = agent.StreamAsync("Say something.", sessions[index]).GetAsyncEnumerator();
            await streams[index].MoveNextAsync();
            reading[index] = streams[index].MoveNextAsync();
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        gate.SetResult();
        for (int index = 0; index < Conversations; index++)
        {
            if (!await reading[index])
            {
                throw new InvalidOperationException("A conversation ended before its answer.");
            }

            await streams[index].DisposeAsync();
        }

        return (after - before) / (double)Conversations;
    }
}
