using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Gguf;

/// <summary>Written models on llama.cpp itself.</summary>
public sealed class ScriptedModelTests : IDisposable
{
    private readonly ModelFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(ScriptChainTests.Texts), MemberType = typeof(ScriptChainTests))]
    public async Task A_script_says_its_text_in_every_way_of_cutting(string text)
    {
        foreach (ScriptedPieces pieces in Enum.GetValues<ScriptedPieces>())
        {
            await using LlamaCppProvider provider = Provider(new() { Answers = [text, "another"], Pieces = pieces });

            Assert.Equal(text, await AnswerAsync(provider, [new(ChatRole.User, "Hello?")]));
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.8f)]
    [InlineData(2f)]
    public async Task Answers_come_in_the_order_of_turns_and_results(float temperature)
    {
        string[] answers = [.. Enumerable.Range(1, ScriptedModel.MaxAnswers).Select(static i => $"Answer number {i}")];
        string[] results = [.. Enumerable.Range(1, 3).Select(static i => $"Of the result, number {i}")];
        await using LlamaCppProvider provider = Provider(new() { Answers = answers, AnswersAfterTools = results });
        List<ChatMessage> messages = [new(ChatRole.System, "Be kind.")];
        for (int turn = 0; turn < 34; turn++)
        {
            messages.Add(new(ChatRole.User, $"Question {turn}"));
            await SaysAsync(answers[Math.Min(turn, answers.Length - 1)]);
            if (turn % 3 == 0)
            {
                messages.Add(new(ChatRole.User, "<tool_response>\n7\n</tool_response>"));
                await SaysAsync(results[Math.Min(turn / 3, results.Length - 1)]);
            }
        }

        async Task SaysAsync(string expected)
        {
            string answer = await AnswerAsync(provider, messages, new() { Temperature = temperature, Seed = 7 });
            Assert.Equal(expected, answer);
            messages.Add(new(ChatRole.Assistant, answer));
        }
    }

    [Theory]
    [InlineData(FlashAttention.Off, CacheType.F16)]
    [InlineData(FlashAttention.Off, CacheType.F32)]
    [InlineData(FlashAttention.On, CacheType.F16)]
    [InlineData(FlashAttention.On, CacheType.Q8)]
    public async Task Answers_count_alike_with_every_cache(FlashAttention attention, CacheType cache)
    {
        string[] answers = [.. Enumerable.Range(1, 20).Select(static i => $"Answer number {i}")];
        await using LlamaCppProvider provider = Provider(new() { Answers = answers }, attention, cache);
        List<ChatMessage> messages = [];
        foreach (string expected in answers)
        {
            messages.Add(new(ChatRole.User, "Next!"));
            string answer = await AnswerAsync(provider, messages);
            Assert.Equal(expected, answer);
            messages.Add(new(ChatRole.Assistant, answer));
        }
    }

    [Fact]
    public async Task A_long_prompt_changes_nothing()
    {
        await using LlamaCppProvider provider = Provider(new() { Answers = ["one", "two"] });
        string much = string.Concat(Enumerable.Repeat("Any text: \u65E5\u672C \U0001F327 one two assistant\n", 80));

        Assert.Equal("one", await AnswerAsync(provider, [new(ChatRole.User, much)]));
        Assert.Equal("two", await AnswerAsync(provider, [new(ChatRole.User, much), new(ChatRole.Assistant, much), new(ChatRole.User, "?")]));
    }

    [Theory]
    [InlineData(WeightFormat.F32)]
    [InlineData(WeightFormat.F16)]
    [InlineData(WeightFormat.Q8)]
    public async Task A_random_model_writes_until_its_limit_and_the_same_again(WeightFormat format)
    {
        RandomModel.Write(_files["r.gguf"], RandomModelOptions.Tiny with { Format = format });
        await using var provider = new LlamaCppProvider(Options(_files["r.gguf"]));
        ChatOptions options = new() { Temperature = 0, MaxOutputTokens = 40 };

        ChatResponse first = await provider.GetResponseAsync([new(ChatRole.User, "Hello")], options);
        ChatResponse second = await provider.GetResponseAsync([new(ChatRole.User, "Hello")], options);

        Assert.Equal(ChatFinishReason.Length, first.FinishReason);
        Assert.Equal(40, first.Usage!.OutputTokenCount);
        Assert.Equal(first.Text, second.Text);
    }

    private static LlamaCppOptions Options(string path, FlashAttention attention = FlashAttention.Off, CacheType cache = CacheType.F16) => new()
    {
        ModelPath = path,
        ContextLength = 8192,
        ParallelSequences = 1,
        Threads = 1,
        FlashAttention = attention,
        KeyCacheType = cache,
        ThoughtTags = null,
        ToolCallTags = new("<no call>", "</no call>"),
    };

    private static async Task<string> AnswerAsync(LlamaCppProvider provider, List<ChatMessage> messages, ChatOptions? options = null) =>
        (await provider.GetResponseAsync(messages, options ?? new() { Temperature = 0 })).Text;

    private LlamaCppProvider Provider(ScriptedModel model, FlashAttention attention = FlashAttention.Off, CacheType cache = CacheType.F16)
    {
        string path = _files[$"{Guid.NewGuid():N}.gguf"];
        model.Write(path);
        return new(Options(path, attention, cache));
    }
}
