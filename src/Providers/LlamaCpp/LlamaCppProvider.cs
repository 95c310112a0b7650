using System.Runtime.CompilerServices;
using GenFlow.LlamaCpp.Engine;
using GenFlow.LlamaCpp.Requests;
using GenFlow.LlamaCpp.Streams;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp;

/// <summary>A model that llama.cpp runs in this process. Safe for any number of calls at once: they share the weights and are
/// computed together, as many as <see cref="LlamaCppOptions.ParallelSequences"/>.</summary>
/// <remarks><para>The model is loaded by the first call, or by <see cref="LoadAsync"/>.</para>
/// <para>A lone request may be computed on its reader's thread, as long as that has no synchronization context; otherwise the thread
/// pool computes. Leaving the loop, cancelling and disposing stop the computing within one token, also while a prompt is read.</para>
/// <para>When a conversation goes on, only what is new of it is computed.</para></remarks>
/// <example><code>
/// await using var provider = new LlamaCppProvider(new LlamaCppOptions { ModelPath = "/models/llama-3.2-1b-q4_k_m.gguf" });
/// await provider.StreamAsync([ChatMessage.User("Hello!")], chunk => Console.Write(chunk.Delta));
/// </code></example>
public sealed partial class LlamaCppProvider : IChatClient, IModelStream, IAsyncDisposable
{
    private readonly LlamaCppOptions _options;
    private readonly SharedLoad _load;
    private readonly RecentAnswers _recent = new();

    /// <summary>A model. Nothing is loaded yet.</summary>
    /// <param name="options">Which, and how it runs.</param>
    public LlamaCppProvider(LlamaCppOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _load = new SharedLoad(options, options.LoggerFactory?.CreateLogger("GenFlow.LlamaCpp"));
        Metadata = new ChatClientMetadata("llama.cpp", null, options.ModelName ?? Path.GetFileNameWithoutExtension(options.ModelPath));
    }

    /// <summary>The provider and the model.</summary>
    public ChatClientMetadata Metadata { get; }

    /// <summary>The engine, where the model is loaded.</summary>
    internal BatchEngine? Engine => _load.Loaded;

    /// <summary>Loads the model, where it is not loaded yet.</summary>
    /// <param name="progress">Gets how much is loaded, from 0 to 1, on another thread; null for nobody.</param>
    /// <param name="cancellationToken">Gives it up. Others who wait for the model go on with it.</param>
    /// <returns>Ends when the model is there.</returns>
    /// <exception cref="LlamaNativeLibraryException">llama.cpp is not there, or cannot be used.</exception>
    /// <exception cref="LlamaModelLoadException">The file is no model that it can load.</exception>
    public Task LoadAsync(IProgress<float>? progress = null, CancellationToken cancellationToken = default) =>
        _load.GetAsync(progress, cancellationToken);

    /// <inheritdoc/>
    IAsyncEnumerable<ModelDelta> IModelStream.StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(options);
        return DeltasAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return ModelStreams.ToUpdates(DeltasAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return ModelStreams.ToResponseAsync(DeltasAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType == typeof(ChatClientMetadata) ? Metadata : null;
    }

    /// <summary>Ends all answers and gives the model's memory back, when the token that is computed is there.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Ends all answers and gives the model's memory back.</summary>
    /// <returns>Ends when the memory is given back.</returns>
    public ValueTask DisposeAsync() => _load.DisposeAsync();

    private async IAsyncEnumerable<ModelDelta> DeltasAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Generation generation = await StartAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var reader = new DeltaWriter();
        yield return ModelDelta.Begin(CallIds.New("resp"), generation.ModelName);
        while (await generation.AdvanceAsync().ConfigureAwait(false))
        {
            AnswerBuffer answer = generation.Front;
            for (int index = 0; index < answer.Count; index++)
            {
                foreach (ModelDelta delta in reader.Of(answer, answer[index]))
                {
                    yield return delta;
                }
            }
        }

        AnswerEnd end = generation.End!;
        if (reader.EndBlock() is { } last)
        {
            yield return last;
        }

        _recent.Remember(generation, reader.Calls);
        yield return ModelDelta.OfUsage(end.Usage);
        yield return ModelDelta.Stop(end.Reason, ChunkReader.FinishReasonOf(end.Reason).Value);
    }

    // On the pool from here on: what loads, counts and computes is not for the caller's thread.
    private async Task<Generation> StartAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        long started = _options.TimeProvider.GetTimestamp();
        options ??= new ChatOptions();
        BatchEngine engine = _load.Loaded ?? await LoadForAsync(messages, options, cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () => engine.Start(model => RequestBuilder.Build(model, _options, messages, options, _recent, started), cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    // The request is read while the model is loaded.
    private async Task<BatchEngine> LoadForAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        using var wanted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<BatchEngine> loading = _load.GetAsync(null, wanted.Token);
        try
        {
            await Task.Run(() => RequestBuilder.Check(_options, messages, options), cancellationToken).ConfigureAwait(false);
            return await loading.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new OperationCanceledException("The answer was cancelled while the model was loaded.", cancellationToken);
        }
        catch
        {
            await wanted.CancelAsync().ConfigureAwait(false);
            await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
