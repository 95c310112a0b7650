using System.Runtime.CompilerServices;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs;

/// <summary>A model of a mistral.rs server, which is connected to, or started with the first request. Safe for any number of calls
/// at once.</summary>
/// <remarks>What the wire has beyond <see cref="ChatOptions"/> goes into <see cref="ChatOptions.AdditionalProperties"/>:
/// <c>min_p</c>, <c>repetition_penalty</c>, <c>grammar</c>, <c>enable_thinking</c> and what else the server documents.</remarks>
/// <example><code>
/// await using var provider = new MistralRsProvider(new MistralRsOptions("mistralai/Mistral-7B-Instruct-v0.3"));
/// await provider.StreamAsync([ChatMessage.User("Tell me a joke")], chunk => Console.Write(chunk.Delta));
/// </code></example>
public sealed partial class MistralRsProvider : IChatClient, IModelStream, IAsyncDisposable
{
    private readonly MistralRsOptions _options;
    private readonly ServerHost _host;

    /// <summary>A model of a server. Nothing is sent or started before the first request.</summary>
    /// <param name="options">Which, and where.</param>
    /// <exception cref="ArgumentException">A setting is none that HTTP can send, or a server would be started on another machine.</exception>
    public MistralRsProvider(MistralRsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _host = new ServerHost(options);
        Metadata = _host.Configured.Metadata;
    }

    /// <summary>The provider, where it is, and the model.</summary>
    public ChatClientMetadata Metadata { get; }

    /// <summary>Finds the server, or starts it, where that is not done yet. Otherwise the first request does.</summary>
    /// <param name="cancellationToken">Gives it up. Others who wait for the server go on with it; a start that nobody waits for any
    /// more is stopped.</param>
    /// <returns>Ends when the server answers, or at once where no server is looked for (<see cref="MistralRsStart.Never"/>).</returns>
    /// <exception cref="MistralRsServerException">There is none, and none can be started.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _host.ConnectAsync(cancellationToken);

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

    /// <summary>Stops a server that was started, and waits until it has ended. <see cref="DisposeAsync"/> holds no thread meanwhile.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops a server that was started: it is asked to end, and killed after <see cref="MistralRsServerOptions.StopTimeout"/>.
    /// Answers that are not complete fail.</summary>
    /// <returns>Ends when the server has ended.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // For everybody but the chunks, which alone know what to do with speeds.
    private async IAsyncEnumerable<ModelDelta> DeltasAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ModelDelta delta in AskAsync(messages, options, null, cancellationToken).ConfigureAwait(false))
        {
            if (delta.Value is not SpeedContent)
            {
                yield return delta;
            }
        }
    }

    private async IAsyncEnumerable<ModelDelta> AskAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, AnswerClock? clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(options);
        Connection connection = await _host.ConnectAsync(cancellationToken).ConfigureAwait(false);
        clock?.Ask();
        IAsyncEnumerator<ModelDelta> deltas = connection.Client.StreamAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = deltas.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await deltas.MoveNextAsync().ConfigureAwait(false))
                {
                    break;
                }
            }
            catch (ModelConnectionException problem)
            {
                Exception told = await _host.ErrorAsync(connection, problem, cancellationToken).ConfigureAwait(false);
                if (told == problem)
                {
                    throw;
                }

                throw told;
            }

            CheckStop(deltas.Current);
            yield return deltas.Current;
        }
    }

    // Said once for all calls: the server would pass over it in silence.
    private static void Check(ChatOptions options)
    {
        if (options.Seed is not null)
        {
            throw new ModelRequestException(
                "mistral.rs has no seed of a request. Start it with one for all of them (--seed in MistralRsServerOptions.Arguments), or put 'seed' into ChatOptions.AdditionalProperties for a version that has it.");
        }
    }

    private static void CheckStop(in ModelDelta delta)
    {
        if (delta.Kind == ModelDeltaKind.Stop && delta.Text == "canceled")
        {
            throw new InferenceException("mistral.rs has broken off the answer itself, as it does for clients that have left. The same request may succeed again.") { IsTransient = true };
        }
    }
}
