using GenFlow.LlamaCpp;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace LocalConcepts;

/// <summary>What goes wrong, as exceptions.</summary>
internal static class Failures
{
    public static async Task ShowAsync(ModelFolder models)
    {
        string noModel = models.NewPath();
        await File.WriteAllTextAsync(noModel, "A letter, and no model.");
        await AskAsync(noModel, "Hello!");
        await AskAsync(models.NewPath(), "Hello!");
        await AskAsync(models.Write("Hello!"), new string('a', 10_000));
    }

    private static async Task AskAsync(string path, string text)
    {
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = path, Threads = 1, ContextLength = 512 });

        #region errors
        try
        {
            Console.WriteLine((await provider.CompleteAsync([ChatMessage.User(text)])).Text);
        }
        catch (LlamaNativeLibraryException problem)
        {
            Console.WriteLine($"Without llama.cpp: {problem.Message}");
        }
        catch (LlamaModelLoadException problem)
        {
            Console.WriteLine($"{Path.GetExtension(problem.ModelPath)} is no model: {(File.Exists(problem.ModelPath) ? "not a GGUF" : "not there")}");
        }
        catch (LlamaContextOverflowException problem)
        {
            Console.WriteLine($"Too long: {problem.PromptTokens > problem.ContextLength}, {problem.ContextLength}");
        }
        catch (InferenceException problem)
        {
            Console.WriteLine($"llama.cpp failed: {problem.Message}");
        }
        #endregion
    }
}
