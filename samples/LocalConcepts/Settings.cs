using System.Text.Json;
using GenFlow.LlamaCpp;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace LocalConcepts;

/// <summary>What can be set, for a model and for an answer.</summary>
internal static class Settings
{
    private sealed class Meter : IProgress<float>
    {
        public float Value { get; private set; }

        public void Report(float value) => Value = value;
    }

    public static async Task ShowAsync(ModelFolder models)
    {
        await LoadAsync(models.Write("Hello!"));
        await SampleAsync(models.Write("One, two, three, four, five."));
        await SchemaAsync(models.Write("""{"city":"Oslo","degrees":-3}"""));
        await GrammarAsync(models.Write("yes"));
    }

    private static async Task LoadAsync(string path)
    {
        #region options
        await using var provider = new LlamaCppProvider(new LlamaCppOptions
        {
            ModelPath = path,
            ContextLength = 8192,        // tokens of each conversation
            ParallelSequences = 4,       // answers at once; others wait
            Threads = 1,                 // for this tiny model; otherwise as many as there are cores
            GpuLayers = -1,              // all, where the libraries know a GPU
            ChatTemplate = "chatml",     // otherwise the model's own
            Seed = 7,
        });
        #endregion

        var meter = new Meter();
        #region load
        await provider.LoadAsync(meter);     // an IProgress<float>, from 0 to 1
        #endregion
        Console.WriteLine($"loaded: {meter.Value:P0}");
    }

    private static async Task SampleAsync(string path)
    {
        await using LlamaCppProvider provider = ModelFolder.Open(path);

        #region sampling
        var options = new LlamaCppChatOptions
        {
            Temperature = 0.7f,
            TopK = 40,
            TopP = 0.95f,
            MinP = 0.05f,
            RepeatPenalty = 1,
            Seed = 42,
            MaxOutputTokens = 256,
            StopSequences = [", four"],
        };
        InferenceAnswer answer = await provider.CompleteAsync([ChatMessage.User("Count!")], options);
        #endregion
        Console.WriteLine($"{answer.Text} [{answer.FinishReason}]");
    }

    private static async Task SchemaAsync(string path)
    {
        await using LlamaCppProvider provider = ModelFolder.Open(path);

        #region schema
        JsonElement reading = JsonElement.Parse(
            """{"type":"object","properties":{"city":{"type":"string"},"degrees":{"type":"integer"}},"required":["city","degrees"]}""");
        InferenceAnswer answer = await provider.CompleteAsync(
            [ChatMessage.User("How warm is it in Oslo?")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(reading) });

        Console.WriteLine(JsonElement.Parse(answer.Text).GetProperty("degrees").GetInt32());
        #endregion
    }

    private static async Task GrammarAsync(string path)
    {
        await using LlamaCppProvider provider = ModelFolder.Open(path);

        #region grammar
        InferenceAnswer answer = await provider.CompleteAsync(
            [ChatMessage.User("Does it snow in Oslo?")], new LlamaCppChatOptions { Grammar = """root ::= "yes" | "no" """ });
        #endregion
        Console.WriteLine(answer.Text);
    }
}
