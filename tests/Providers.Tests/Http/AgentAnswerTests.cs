using System.Runtime.CompilerServices;
using System.Text;
using GenFlow.Agents;
using GenFlow.Models;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.ChatCompletions;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Http;

/// <summary>What agents make of block numbers and ids that are used again.</summary>
public sealed class AgentAnswerTests
{
    [Fact]
    public async Task A_text_behind_a_call_stays_behind_it_where_middleware_asks_twice()
    {
        OpenAIChatClient client = ChatWire.Client(
            Sse(
                """{"id":"1","choices":[{"index":0,"delta":{"content":"Let me look."}}]}""",
                """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"look","arguments":"{}"}}]}}]}""",
                """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
                "[DONE]"),
            Sse(
                """{"id":"2","choices":[{"index":0,"delta":{"content":"It is green."}}]}""",
                """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
                "[DONE]"));

        AgentResponse response = await new Agent(new Running(client)).RunAsync("What is it?");

        Assert.Equal(["Let me look.", "It is green."], response.Message.Blocks.OfType<TextBlock>().Select(static block => block.Text));
        Assert.IsType<ActionBlock>(response.Message.Blocks[1]);
    }

    [Fact]
    public void Ids_that_are_used_again_and_again_are_told_apart_at_a_cost_in_proportion()
    {
        Allocated(500);
        long few = Allocated(500);
        long many = Allocated(4000);

        Assert.True(many < few * 16, $"{few} bytes for 500 calls, {many} bytes for 4,000");

        // All of it on this thread: the model never waits.
        static long Allocated(int count)
        {
            var agent = new Agent(new SameIds(count));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(agent.RunAsync("Hi").IsCompletedSuccessfully);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static byte[] Sse(params string[] events) => Encoding.UTF8.GetBytes(string.Concat(events.Select(static data => $"data: {data}\n\n")));

    /// <summary>Middleware that runs a function: it asks again with what that gave, and all it hears is one answer.</summary>
    private sealed class Running(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
            }

            yield return new ChatResponseUpdate(ChatRole.Tool, [new FunctionResultContent("c", "green")]);
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
            }
        }
    }

    /// <summary>A model whose calls all have one id.</summary>
    private sealed class SameIds(int count) : IChatClient, IModelStream
    {
        public async IAsyncEnumerable<ModelDelta> StreamAsync(
            IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            for (int index = 0; index < count; index++)
            {
                yield return ModelDelta.ActionStart(index, "call", "look");
                yield return ModelDelta.ActionFragment(index, "{}");
                yield return ModelDelta.BlockEnd(index);
            }

            yield return ModelDelta.Stop(StopReason.Refusal, "refusal");
        }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            ModelStreams.ToResponseAsync(StreamAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            ModelStreams.ToUpdates(StreamAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
