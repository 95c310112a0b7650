using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Running;

// What llama.cpp would end the process over, or go on with nonsense.
[Collection(ModelCollection.Name)]
public sealed class SurvivalTests(ModelFolder models)
{
    private static readonly ChatMessage[] s_go = [ChatMessage.User("Go on")];

    [Theory]
    [InlineData("tekken")]
    [InlineData("gpt-4o")]
    [InlineData("deepseek-llm")]
    public async Task Word_without_end_has_its_tokens(string expression)
    {
        string path = models.PathOf(expression + ".gguf");
        WrittenModels.WriteOfBytePairs(path, expression);
        await using LlamaCppProvider provider = Local.Open(path, sequences: 1);

        LlamaContextOverflowException problem = await Assert.ThrowsAsync<LlamaContextOverflowException>(
            () => provider.CompleteAsync([ChatMessage.User(new string('a', 100_000))]));

        Assert.InRange(problem.PromptTokens, 50_000, 50_100);
        await Assert.ThrowsAsync<LlamaContextOverflowException>(() => provider.CompleteAsync([ChatMessage.User("a" + new string(' ', 100_000))]));
    }

    [Theory]
    [InlineData("groups")]
    [InlineData("rules")]
    [InlineData("empty")]
    [InlineData("cut")]
    public async Task Grammar_that_cannot_be_given_on_is_refused(string what)
    {
        string grammar = what switch
        {
            "groups" => $"root ::= {new string('(', 100_000)}\"a\"{new string(')', 100_000)}",
            "rules" => string.Concat(Enumerable.Range(0, 100_000).Select(rule => $"r{rule} ::= r{rule + 1}\n")) + "r100000 ::= \"a\"\nroot ::= r0",
            "empty" => " ",
            _ => "root ::= \"a\"\0 \"b\"",
        };
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);

        await Assert.ThrowsAsync<ModelRequestException>(() => provider.CompleteAsync(s_go, new LlamaCppChatOptions { Grammar = grammar }));

        // What only looks deep is none of it.
        string text = new('(', 200);
        Assert.Equal(text[..5], (await provider.CompleteAsync(s_go, new LlamaCppChatOptions
        {
            Grammar = $"root ::= \"{text}\" [(\\](]? # {text}",
            Temperature = 0,
            MaxOutputTokens = 5,
        })).Text);
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.NaN, 1)]
    [InlineData(float.PositiveInfinity, 1)]
    public async Task Likelihoods_that_are_no_numbers_are_told(float number, float temperature)
    {
        string path = models.PathOf($"number-{number}.gguf");
        WrittenModels.WriteOfOneLikelihood(path, number);
        await using LlamaCppProvider provider = Local.Open(path, sequences: 1);

        InferenceException problem = await Assert.ThrowsAsync<InferenceException>(
            () => provider.CompleteAsync(s_go, new ChatOptions { Temperature = temperature, MaxOutputTokens = 5 }));

        Assert.Contains("no numbers", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, provider.Engine!.ActiveAnswers);
    }

    [Theory]
    [InlineData(CacheType.Q4)]
    [InlineData(CacheType.Q8)]
    public async Task Keys_in_blocks_that_no_head_fills_are_refused(CacheType keys)
    {
        string path = models.PathOf("heads.gguf");
        RandomModel.Write(path, RandomModelOptions.Tiny with { Dimensions = 96, Heads = 4, KvHeads = 2 });
        await using var provider = new LlamaCppProvider(new LlamaCppOptions
        {
            ModelPath = path,
            Threads = 1,
            ContextLength = 256,
            FlashAttention = FlashAttention.Off,
            KeyCacheType = keys,
        });

        LlamaModelLoadException problem = await Assert.ThrowsAsync<LlamaModelLoadException>(() => provider.LoadAsync());

        Assert.Contains("KeyCacheType", problem.Message, StringComparison.Ordinal);
    }
}
