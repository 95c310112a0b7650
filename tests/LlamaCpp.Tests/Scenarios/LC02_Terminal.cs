using GenFlow.LlamaCpp.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

[Collection(ModelCollection.Name)]
public sealed class LC02_Terminal(ModelFolder models)
{
    [Fact]
    public async Task Answer_that_is_complete_ends_with_one_terminal_chunk_and_reason_stop()
    {
        await using LlamaCppProvider provider = Local.Open(models.Scripted("Nine words are enough for this little test here."));

        List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync([ChatMessage.User("Go")]).CollectAsync();

        AssertOneTerminal(chunks, ChatFinishReason.Stop);
        Assert.True(chunks[^1].Usage!.InputTokens > 0);
        Assert.Equal(chunks.Count - 1, chunks[^1].Usage!.OutputTokens);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(25)]
    public async Task Answer_at_its_limit_has_that_many_tokens_and_reason_length(int most)
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());

        List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync([ChatMessage.User("Go")], Local.Greedy(most)).CollectAsync();

        AssertOneTerminal(chunks, ChatFinishReason.Length);
        Assert.Equal(most, chunks[^1].Usage!.OutputTokens);
    }

    [Fact]
    public async Task Answer_that_fills_the_context_has_reason_length_and_all_its_tokens()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), context: 256, sequences: 2);

        List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync([ChatMessage.User("Go")], Local.Greedy()).CollectAsync();

        AssertOneTerminal(chunks, ChatFinishReason.Length);
        Assert.Equal(256, chunks[^1].Usage!.TotalTokens);
    }

    [Fact]
    public async Task Answer_that_calls_a_tool_has_reason_tool_calls()
    {
        await using LlamaCppProvider provider = Local.Open(models.Scripted(
            """<tool_call>{"name":"get_weather","arguments":{"city":"Oslo"}}</tool_call>"""));

        List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync([ChatMessage.User("Go")], new ChatOptions { Tools = [Weather.Tool] }).CollectAsync();

        AssertOneTerminal(chunks, ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task Timings_are_those_of_the_clock()
    {
        // Each look at the clock is a second later than the one before.
        await using LlamaCppProvider provider = Local.Open(models.Scripted("one two three"), time: new SteppingTime(TimeSpan.FromSeconds(1)));

        LlamaCppInferenceChunk last = (await provider.StreamAsync([ChatMessage.User("Go")]).CollectAsync())[^1];

        Assert.True(last.Timings!.TimeToFirstToken >= TimeSpan.FromSeconds(2));
        Assert.True(last.Timings.PrefillTokensPerSecond > 0);
        Assert.Equal(Math.Round(last.Usage!.OutputTokens - 1d) / last.Usage.OutputTokens, last.Timings.DecodeTokensPerSecond, 3);
    }

    private static void AssertOneTerminal(List<LlamaCppInferenceChunk> chunks, ChatFinishReason reason)
    {
        LlamaCppInferenceChunk last = Assert.Single(chunks, chunk => chunk.FinishReason is not null || chunk.Usage is not null || chunk.Timings is not null);
        Assert.Equal(chunks[^1], last);
        Assert.Equal(reason, last.FinishReason);
        Assert.NotNull(last.Usage);
        Assert.NotNull(last.Timings);
    }
}
