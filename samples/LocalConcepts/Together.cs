using GenFlow.LlamaCpp;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace LocalConcepts;

/// <summary>Several answers, and half ones.</summary>
internal static class Together
{
    public static async Task ShowAsync(ModelFolder models)
    {
        await ManyAsync(models.Write("Hello!"));
        await LeaveAsync(models.WriteRandom());
    }

    private static async Task ManyAsync(string path)
    {
        #region many
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = path, ParallelSequences = 8, Threads = 1 });

        InferenceAnswer[] answers = await Task.WhenAll(
            Enumerable.Range(1, 9).Select(number => provider.CompleteAsync([ChatMessage.User($"I am number {number}.")])));
        #endregion
        Console.WriteLine($"{answers.Count(static answer => answer.Text == "Hello!")} answers");
    }

    private static async Task LeaveAsync(string path)
    {
        await using LlamaCppProvider provider = ModelFolder.Open(path);

        #region leave
        int chunks = 0;
        await foreach (LlamaCppInferenceChunk chunk in provider.StreamAsync([ChatMessage.User("Go on!")]))
        {
            if (++chunks == 10)
            {
                break;      // no more is computed; a CancellationToken does the same from elsewhere
            }
        }
        #endregion
        Console.WriteLine($"{chunks} chunks");
    }
}
