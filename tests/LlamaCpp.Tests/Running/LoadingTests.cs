using GenFlow.LlamaCpp.Engine;
using GenFlow.LlamaCpp.Tests.Support;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Running;

[Collection(ModelCollection.Name)]
public sealed class LoadingTests(ModelFolder models)
{
    [Fact]
    public async Task Progress_rises_to_one_and_nothing_is_loaded_twice()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        var progress = new Recorder();

        await provider.LoadAsync(progress);
        BatchEngine engine = provider.Engine!;
        await provider.LoadAsync(progress);
        await provider.CompleteAsync([ChatMessage.User("Go")], Local.Greedy(2));

        Assert.Equal(1, progress.Values[^1]);
        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.Single(progress.Values, value => value == 1);
        Assert.Same(engine, provider.Engine);
    }

    [Fact]
    public async Task Constructor_loads_nothing() 
    {
        await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = models.PathOf("nowhere.gguf") });

        Assert.Null(provider.Engine);
        Assert.Equal("nowhere", provider.Metadata.DefaultModelId);
    }

    [Fact]
    public async Task Load_that_one_of_two_gives_up_goes_on_for_the_other()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        using var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        Task first = provider.LoadAsync(gate, cancel.Token);
        await gate.Reached;
        Task<InferenceAnswer> second = provider.CompleteAsync([ChatMessage.User("Go")], Local.Greedy(2));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        gate.Open();

        Assert.Equal(2, (await second).Usage!.OutputTokens);
    }

    [Fact]
    public async Task Load_that_all_give_up_is_cancelled_and_the_next_begins_anew()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        using var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        Task first = provider.LoadAsync(gate, cancel.Token);
        await gate.Reached;

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.Open();

        Assert.Equal(2, (await provider.CompleteAsync([ChatMessage.User("Go")], Local.Greedy(2))).Usage!.OutputTokens);
    }

    [Fact]
    public async Task Exception_of_a_progress_ends_the_load_and_is_thrown()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        var mine = new InvalidOperationException("mine");

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.LoadAsync(new Thrower(mine)));

        Assert.Same(mine, thrown);
        await provider.LoadAsync();
    }

    [Fact]
    public async Task File_that_comes_later_is_loaded_then()
    {
        string path = models.PathOf("later.gguf");
        await using LlamaCppProvider provider = Local.Open(path);
        await Assert.ThrowsAsync<LlamaModelLoadException>(() => provider.LoadAsync());

        File.Copy(models.Random(), path);

        await provider.LoadAsync();
    }

    [Fact]
    public async Task Request_that_asks_for_nonsense_is_refused_without_the_model()
    {
        await using LlamaCppProvider provider = Local.Open(models.Random());
        using var gate = new Gate();
        Task load = provider.LoadAsync(gate);
        await gate.Reached;

        await Assert.ThrowsAsync<ModelRequestException>(() => provider.CompleteAsync([ChatMessage.User("Go")], new ChatOptions { Temperature = -1 }));

        Assert.False(load.IsCompleted);
        gate.Open();
        await load;
    }

    [Fact]
    public async Task Disposal_ends_a_load()
    {
        LlamaCppProvider provider = Local.Open(models.Random());
        using var gate = new Gate();
        Task load = provider.LoadAsync(gate);
        await gate.Reached;

        ValueTask disposal = provider.DisposeAsync();
        gate.Open();
        await disposal;

        await Assert.ThrowsAsync<ObjectDisposedException>(() => load);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => provider.LoadAsync());
    }

    [Fact]
    public async Task What_llama_cpp_says_goes_to_the_logger_and_prompts_do_not()
    {
        using var log = new LogRecorder();
        await using LlamaCppProvider provider = Local.Open(models.Random(), loggers: log);

        await provider.CompleteAsync([ChatMessage.User("a secret of mine")], Local.Greedy(2));

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    private sealed class Recorder : IProgress<float>
    {
        public List<float> Values { get; } = [];

        public void Report(float value) => Values.Add(value);
    }

    private sealed class Thrower(Exception exception) : IProgress<float>
    {
        public void Report(float value) => throw exception;
    }

    // Holds the load at its first report.
    private sealed class Gate : IProgress<float>, IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Open() => _open.Set();

        public void Report(float value)
        {
            _reached.TrySetResult();
            _open.Wait();
        }

        // A test that fails lets the load go on.
        public void Dispose() => _open.Set();
    }
}
