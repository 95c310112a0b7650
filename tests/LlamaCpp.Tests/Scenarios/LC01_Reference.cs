using System.Text;
using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

/// <summary>The programs of the reference, line by line.</summary>
[Collection(ModelCollection.Name)]
public sealed class LC01_Reference(ModelFolder models)
{
    private readonly string _path = models.Scripted("Hello! How can I help?");

    [Fact]
    public async Task Callback_of_each_chunk_gets_the_text_and_the_call_ends_with_the_model()
    {
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = _path });
        var console = new StringBuilder();

        void OnChunk(LlamaCppInferenceChunk chunk)
        {
            if (chunk.Delta is { } delta)
            {
                console.Append(delta);
            }
        }

        await provider.StreamAsync([ChatMessage.User("Hello!")], OnChunk);

        Assert.Equal("Hello! How can I help?", console.ToString());
    }

    [Fact]
    public async Task Stream_of_typed_chunks_is_left_at_the_finish_reason()
    {
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = _path });
        var console = new StringBuilder();
        LlamaCppInferenceChunkStream stream = provider.StreamAsync([ChatMessage.User("Hello!")]);

        await foreach (LlamaCppInferenceChunk chunk in stream)
        {
            if (chunk.Delta is { } delta)
            {
                console.Append(delta);
            }

            if (chunk.FinishReason is { } reason)
            {
                console.Append("\n[finish: ").Append(reason).Append(']');
                break;
            }
        }

        Assert.Equal("Hello! How can I help?\n[finish: stop]", console.ToString());
    }

    [Fact]
    public async Task Callback_that_is_asynchronous_is_awaited_before_the_next_chunk()
    {
        await using LlamaCppProvider provider = Local.Open(_path);
        int inside = 0;
        var text = new StringBuilder();

        await provider.StreamAsync([ChatMessage.User("Hello!")], async chunk =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            text.Append(chunk.Delta);
            Interlocked.Decrement(ref inside);
        });

        Assert.Equal("Hello! How can I help?", text.ToString());
    }

    [Fact]
    public async Task Callback_that_gives_a_task_is_awaited_before_the_next_chunk()
    {
        await using LlamaCppProvider provider = Local.Open(_path);
        var writer = new SlowWriter();

        await provider.StreamAsync([ChatMessage.User("Hello!")], chunk => writer.WriteAsync(chunk.Delta));
        await provider.StreamAsync([ChatMessage.User("Hello!")], OnChunk);
        await provider.StreamAsync([ChatMessage.User("Hello!")], async chunk => await writer.WriteAsync(chunk.Delta), cancellationToken: CancellationToken.None);
        await provider.StreamAsync([ChatMessage.User("Hello!")], async (chunk, token) => await writer.WriteAsync(chunk.Delta));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => provider.StreamAsync([ChatMessage.User("Hello!")], chunk => Task.FromException(new InvalidOperationException())));

        Assert.Equal(string.Concat(Enumerable.Repeat("Hello! How can I help?", 4)), writer.Text);

        Task OnChunk(LlamaCppInferenceChunk chunk) => writer.WriteAsync(chunk.Delta);
    }

    [Fact]
    public async Task Callback_that_throws_stops_the_model_and_its_exception_is_thrown()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        var mine = new InvalidOperationException("mine");
        int calls = 0;

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.StreamAsync(
            [ChatMessage.User("Hello!")], chunk => { if (++calls == 3) { throw mine; } }, Local.Greedy()));

        Assert.Same(mine, thrown);
        Assert.Equal(3, calls);
        Assert.NotEmpty((await provider.CompleteAsync([ChatMessage.User("Hello!")], Local.Greedy(5))).Text);
    }

    [Fact]
    public async Task All_ways_to_ask_say_the_same()
    {
        await using LlamaCppProvider provider = Local.Open(_path);
        IReadOnlyList<ChatMessage> messages = [ChatMessage.System("Be kind."), ChatMessage.User("Hello!")];
        var spans = new StringBuilder();

        LlamaCppInferenceChunk last = await provider.StreamAsync(messages, (text, isReasoning) => spans.Append(text));
        string chunks = (await provider.StreamAsync(messages).CollectAsync()).TextOf();
        string whole = (await provider.CompleteAsync(messages)).Text;
        string response = (await provider.GetResponseAsync(messages)).Text;
        var updates = new StringBuilder();
        await foreach (ChatResponseUpdate update in provider.GetStreamingResponseAsync(messages))
        {
            updates.Append(update.Text);
        }

        Assert.All([spans.ToString(), chunks, whole, response, updates.ToString()], text => Assert.Equal("Hello! How can I help?", text));
        Assert.Equal(ChatFinishReason.Stop, last.FinishReason);
    }

    // As a response over the network: one write at a time.
    private sealed class SlowWriter
    {
        private readonly StringBuilder _text = new();
        private int _inside;

        public string Text => _text.ToString();

        public async Task WriteAsync(string? text)
        {
            Assert.Equal(1, Interlocked.Increment(ref _inside));
            await Task.Yield();
            _text.Append(text);
            Interlocked.Decrement(ref _inside);
        }
    }
}
