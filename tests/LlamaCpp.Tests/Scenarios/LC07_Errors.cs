using System.Text;
using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Scenarios;

/// <summary>What is wrong is told by type, and the process lives: each test asks a sound model afterwards.</summary>
[Collection(ModelCollection.Name)]
public sealed class LC07_Errors(ModelFolder models)
{
    private static readonly ChatMessage[] s_go = [ChatMessage.User("Go on")];

    [Fact]
    public async Task File_that_is_missing_is_told_with_its_path()
    {
        string path = models.PathOf("missing.gguf");

        LlamaModelLoadException problem = await LoadFails(path);

        Assert.Equal(path, problem.ModelPath);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_model_is_told() =>
        Assert.Contains("GGUF", (await LoadFails(Written("text.gguf", Encoding.UTF8.GetBytes("This is not a model, but a letter to whoever finds it.")))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task Model_that_is_cut_is_told(double part)
    {
        byte[] whole = await File.ReadAllBytesAsync(models.Random());

        LlamaModelLoadException problem = await LoadFails(Written("cut.gguf", whole[..(int)(whole.Length * part)]));

        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public async Task Model_that_llama_cpp_does_not_know_is_told_in_its_words()
    {
        // The same length, so that nothing else is wrong with the file.
        byte[] bytes = await File.ReadAllBytesAsync(models.Random());
        int at = bytes.AsSpan().IndexOf("\u0005\0\0\0\0\0\0\0llama"u8);
        "zzzzz"u8.CopyTo(bytes.AsSpan(at + 8));

        LlamaModelLoadException problem = await LoadFails(Written("unknown.gguf", bytes));

        Assert.Contains("zzzzz", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompt_that_is_longer_than_the_context_is_told_with_its_tokens()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), context: 256, sequences: 1);

        LlamaContextOverflowException problem = await Assert.ThrowsAsync<LlamaContextOverflowException>(
            () => provider.CompleteAsync([ChatMessage.User(new string('x', 5000))]));

        Assert.Equal(256, problem.ContextLength);
        Assert.True(problem.PromptTokens > 256);
        Assert.Equal(3, (await provider.CompleteAsync(s_go, Local.Greedy(3))).Usage!.OutputTokens);
    }

    [Fact]
    public async Task Context_that_needs_more_memory_than_there_is_is_told()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random(), context: 4_194_304, sequences: 256);

        LlamaModelLoadException problem = await Assert.ThrowsAsync<LlamaModelLoadException>(() => provider.LoadAsync());

        Assert.Contains("GiB", problem.Message, StringComparison.Ordinal);
        await AssertAlive();
    }

    [Fact]
    public async Task Libraries_elsewhere_than_those_that_are_loaded_are_refused()
    {
        await AssertAlive();
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = models.Random(), NativeDirectory = Path.GetTempPath() });

        LlamaNativeLibraryException problem = await Assert.ThrowsAsync<LlamaNativeLibraryException>(() => provider.LoadAsync());

        Assert.Contains("NativeDirectory", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_that_llama_cpp_does_not_know_is_told()
    {
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = models.Random(), Threads = 1, ChatTemplate = "{{ something of one's own }}" });

        InferenceException problem = await Assert.ThrowsAsync<InferenceException>(() => provider.CompleteAsync(s_go));

        Assert.Contains("ChatTemplate", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chatml")]
    [InlineData("llama3")]
    [InlineData("gemma")]
    [InlineData("mistral-v7")]
    [InlineData("phi3")]
    public async Task Template_by_name_is_used(string name)
    {
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = models.Random(), Threads = 1, ContextLength = 512, ChatTemplate = name });

        Assert.Equal(3, (await provider.CompleteAsync([ChatMessage.System("Be short."), .. s_go], Local.Greedy(3))).Usage!.OutputTokens);
    }

    [Fact]
    public async Task Provider_that_is_disposed_of_ends_its_answers_and_refuses_others()
    {
        LlamaCppProvider provider = Local.Open(models.Random(), sequences: 1);
        await using IAsyncEnumerator<LlamaCppInferenceChunk> reader = provider.StreamAsync(s_go, Local.Greedy()).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        Task<InferenceAnswer> waits = provider.CompleteAsync(s_go, Local.Greedy(3));

        await provider.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            while (await reader.MoveNextAsync())
            {
            }
        });
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => provider.CompleteAsync(s_go));
        await provider.DisposeAsync();
        await AssertAlive();
    }

    private string Written(string name, byte[] bytes)
    {
        string path = models.PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private async Task<LlamaModelLoadException> LoadFails(string path)
    {
        await using LlamaCppProvider provider = Local.Open(path);
        await Assert.ThrowsAsync<LlamaModelLoadException>(() => provider.CompleteAsync(s_go));
        LlamaModelLoadException again = await Assert.ThrowsAsync<LlamaModelLoadException>(() => provider.LoadAsync());
        await AssertAlive();
        return again;
    }

    private async Task AssertAlive()
    {
        await using LlamaCppProvider sound = Local.Open(models.Random());
        Assert.Equal(3, (await sound.CompleteAsync(s_go, Local.Greedy(3))).Usage!.OutputTokens);
    }
}
