using System.Text.Json;
using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

[Collection(ModelCollection.Name)]
public sealed class LC03_Options(ModelFolder models)
{
    private static readonly ChatMessage[] s_go = [ChatMessage.User("Go on")];

    [Fact]
    public async Task Temperature_zero_says_the_same_whatever_the_seed()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());

        string[] texts = await Texts(provider, seed => new ChatOptions { Temperature = 0, MaxOutputTokens = 60, Seed = seed }, 1, 2, 3);

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task Seed_decides_what_is_said()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());

        string[] texts = await Texts(provider, seed => new ChatOptions { Temperature = 1.5f, MaxOutputTokens = 60, Seed = seed }, 1, 1, 2, 2, 3);

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[2], texts[3]);
        Assert.Equal(3, texts.Distinct().Count());
    }

    [Fact]
    public async Task Seed_of_the_provider_is_that_of_requests_without_one()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), seed: 5);
        var options = new ChatOptions { Temperature = 1.5f, MaxOutputTokens = 60 };

        string[] texts = await Texts(provider, _ => options, 0, 0);

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], (await Texts(provider, seed => new ChatOptions { Temperature = 1.5f, MaxOutputTokens = 60, Seed = seed }, 5))[0]);
    }

    [Fact]
    public async Task Top_k_of_one_and_top_p_of_nothing_leave_no_choice()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());

        string[] texts =
        [
            .. await Texts(provider, seed => new ChatOptions { Temperature = 2, TopK = 1, MaxOutputTokens = 40, Seed = seed }, 1, 2),
            .. await Texts(provider, seed => new ChatOptions { Temperature = 2, TopP = 0, MaxOutputTokens = 40, Seed = seed }, 1, 2),
            .. await Texts(provider, seed => new LlamaCppChatOptions { Temperature = 2, MinP = 1, MaxOutputTokens = 40, Seed = seed }, 1, 2),
            .. await Texts(provider, seed => new ChatOptions { Temperature = 0, MaxOutputTokens = 40, Seed = seed }, 1),
        ];

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task Repeat_penalty_changes_what_repeats()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());

        string free = (await provider.CompleteAsync(s_go, Local.Greedy(60))).Text;
        string penalized = (await provider.CompleteAsync(s_go, new LlamaCppChatOptions { Temperature = 0, MaxOutputTokens = 60, RepeatPenalty = 5 })).Text;

        Assert.NotEqual(free, penalized);
    }

    [Theory]
    [InlineData("and three", "One and two ")]
    [InlineData("d tw", "One an")]
    [InlineData("One", "")]
    [InlineData("four.", "One and two and three and ")]
    public async Task Stop_is_obeyed_wherever_its_tokens_are_cut_and_nothing_of_it_is_said(string stop, string expected)
    {
        foreach (ScriptedPieces pieces in Enum.GetValues<ScriptedPieces>())
        {
            await using LlamaCppProvider provider = Local.Open(models.Scripted(
                new ScriptedModel { Answers = ["One and two and three and four."], Pieces = pieces }));

            List<LlamaCppInferenceChunk> chunks = await provider.StreamAsync(s_go, new ChatOptions { StopSequences = ["never", stop] }).CollectAsync();

            Assert.Equal(expected, chunks.TextOf());
            Assert.Equal(ChatFinishReason.Stop, chunks[^1].FinishReason);
        }
    }

    [Fact]
    public async Task Schema_is_obeyed_by_a_model_that_writes_nonsense()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), thinks: false);
        var schema = JsonElement.Parse(
            """
            {
              "type": "object",
              "properties": {
                "name": { "type": "string", "maxLength": 12 },
                "age": { "type": "integer", "minimum": 0, "maximum": 150 },
                "kind": { "enum": ["cat", "dog"] },
                "tags": { "type": "array", "items": { "type": "boolean" }, "maxItems": 3 }
              },
              "required": ["name", "age", "kind", "tags"]
            }
            """);

        for (int seed = 0; seed < 10; seed++)
        {
            var options = new ChatOptions { Temperature = 1, Seed = seed, MaxOutputTokens = 400, ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) };

            InferenceAnswer answer = await provider.CompleteAsync(s_go, options);

            Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
            using var document = JsonDocument.Parse(answer.Text);
            Assert.InRange(document.RootElement.GetProperty("age").GetInt32(), 0, 150);
            Assert.True(document.RootElement.GetProperty("name").GetString()!.EnumerateRunes().Count(rune => rune.Value != 0xFFFD) <= 12, answer.Text);
            Assert.Contains(document.RootElement.GetProperty("kind").GetString(), new[] { "cat", "dog" });
            Assert.True(document.RootElement.GetProperty("tags").GetArrayLength() <= 3);
        }
    }

    [Fact]
    public async Task Json_without_a_schema_parses()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), context: 2048, thinks: false);
        var options = new ChatOptions { Temperature = 0.5f, Seed = 1, ResponseFormat = ChatResponseFormat.Json };

        InferenceAnswer answer = await provider.CompleteAsync(s_go, options);

        if (answer.FinishReason == ChatFinishReason.Stop)
        {
            using var document = JsonDocument.Parse(answer.Text);
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        }
        else
        {
            Assert.StartsWith("{", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Grammar_is_obeyed()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        var options = new LlamaCppChatOptions { Temperature = 1, Seed = 3, Grammar = """root ::= ("ja" | "nein") "!" """ };

        Assert.Contains((await provider.CompleteAsync(s_go, options)).Text, new[] { "ja!", "nein!" });
    }

    [Fact]
    public async Task Grammar_that_cannot_be_read_is_refused_and_the_model_answers_on()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);

        ModelRequestException refused = await Assert.ThrowsAsync<ModelRequestException>(
            () => provider.CompleteAsync(s_go, new LlamaCppChatOptions { Grammar = "root ::= ( unknown" }));

        Assert.Contains("grammar", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await provider.CompleteAsync(s_go, Local.Greedy(5))).Text);
    }

    [Fact]
    public async Task Grammar_with_no_way_on_is_an_error_and_the_process_lives()
    {
        // The vocabulary has no token for a character that no UTF-8 can say.
        await using LlamaCppProvider provider = Local.Open(models.Scripted("abc"), sequences: 1);

        InferenceAnswer answer = await provider.CompleteAsync(s_go, new LlamaCppChatOptions { Temperature = 0, MaxOutputTokens = 20, Grammar = "root ::= \"xyz\"" });

        Assert.Equal("xyz", answer.Text);
    }

    [Theory]
    [InlineData("Temperature")]
    [InlineData("TopP")]
    [InlineData("TopK")]
    [InlineData("MinP")]
    [InlineData("RepeatPenalty")]
    [InlineData("MaxOutputTokens")]
    [InlineData("StopSequences")]
    public async Task Nonsense_is_refused_by_name(string name)
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        var options = new LlamaCppChatOptions
        {
            Temperature = name == "Temperature" ? float.NaN : null,
            TopP = name == "TopP" ? 1.1f : null,
            TopK = name == "TopK" ? -1 : null,
            MinP = name == "MinP" ? -0.1f : null,
            RepeatPenalty = name == "RepeatPenalty" ? 0 : null,
            MaxOutputTokens = name == "MaxOutputTokens" ? 0 : null,
            StopSequences = name == "StopSequences" ? [""] : null,
        };

        ModelRequestException refused = await Assert.ThrowsAsync<ModelRequestException>(() => provider.CompleteAsync(s_go, options));

        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string[]> Texts(LlamaCppProvider provider, Func<long, ChatOptions> options, params long[] seeds)
    {
        var texts = new List<string>();
        foreach (long seed in seeds)
        {
            texts.Add((await provider.CompleteAsync(s_go, options(seed))).Text);
        }

        return [.. texts];
    }
}
