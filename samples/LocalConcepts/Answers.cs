using GenFlow.LlamaCpp;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace LocalConcepts;

/// <summary>The ways to an answer.</summary>
internal static class Answers
{
    public static async Task ShowAsync(ModelFolder models)
    {
        string path = models.Write("<think>A greeting.</think>Hello! How can I help?");
        await CallAsync(path);
        await using LlamaCppProvider provider = ModelFolder.Open(path);
        await ReadAsync(provider);
        await CompleteAsync(provider);
        await SpansAsync(provider);
        await ClientAsync(provider);
    }

    private static async Task CallAsync(string path)
    {
        #region callback
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = path });

        await provider.StreamAsync([ChatMessage.User("Hello!")], chunk => Console.Write(chunk.Delta));
        #endregion
        Console.WriteLine();
    }

    private static async Task ReadAsync(LlamaCppProvider provider)
    {
        #region read
        await foreach (LlamaCppInferenceChunk chunk in provider.StreamAsync([ChatMessage.User("Hello!")]))
        {
            Console.Write(chunk.ReasoningDelta ?? chunk.Delta);
            if (chunk is { FinishReason: { } reason, Usage: { } usage, Timings: { DecodeTokensPerSecond: > 0 } })
            {
                Console.WriteLine($" [{reason}, {usage.OutputTokens} tokens]");
            }
        }
        #endregion
    }

    private static async Task CompleteAsync(LlamaCppProvider provider)
    {
        #region complete
        InferenceAnswer answer = await provider.CompleteAsync([ChatMessage.User("Hello!")]);

        Console.WriteLine($"{answer.Text} ({answer.Reasoning})");
        #endregion
    }

    private static async Task SpansAsync(LlamaCppProvider provider)
    {
        #region spans
        int letters = 0;
        LlamaCppInferenceChunk last = await provider.StreamAsync(
            [ChatMessage.User("Hello!")], (text, isReasoning) => letters += isReasoning ? 0 : text.Length);

        Console.WriteLine($"{letters} letters, {last.FinishReason}");
        #endregion
    }

    private static async Task ClientAsync(LlamaCppProvider provider)
    {
        #region client
        IChatClient client = provider;
        ChatResponse response = await client.GetResponseAsync("Hello!");

        Console.WriteLine($"{response.Text} by {response.ModelId}");
        #endregion
    }
}
