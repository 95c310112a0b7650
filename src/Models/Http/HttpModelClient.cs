using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Polly;

namespace GenFlow.Models.Http;

/// <summary>A client of a model behind HTTP that answers with server-sent events. It sends, retries, measures time and size, and
/// gives typed errors; what is particular to a wire is left to whoever derives from it. Safe for any number of calls at once.</summary>
public abstract class HttpModelClient : IChatClient, IModelStream
{
    private readonly HttpModelOptions _options;
    private readonly string? _key;
    private readonly string[] _secrets;
    private readonly Uri _url;
    private readonly ResiliencePipeline _retries;

    /// <summary>Reads the options, and the environment where they leave out the key.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="provider">What is particular to the provider.</param>
    /// <exception cref="ModelAuthenticationException">The provider needs a key, and neither the options nor the environment have one.</exception>
    /// <exception cref="ArgumentException">A setting is none that HTTP can send.</exception>
    protected HttpModelClient(HttpModelOptions options, HttpProvider provider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(provider);
        _options = options;
        Provider = provider;
        _url = HttpRequests.UrlOf(options.BaseUrl ?? provider.BaseUrl, provider.Path);
        _key = HttpRequests.KeyOf(options, provider);
        _retries = Retries.Create(options);
        HttpRequests.Check(options.Headers, nameof(options));
        _secrets = HttpRequests.SecretsOf(options.Headers, _key);
        Metadata = new ChatClientMetadata(provider.Name, new Uri(HttpRequests.Shown(_url)), options.Model);
    }

    /// <summary>What is particular to the provider.</summary>
    protected HttpProvider Provider { get; }

    /// <summary>The provider, where it is, and the model that is asked by default.</summary>
    public ChatClientMetadata Metadata { get; }

    /// <inheritdoc/>
    /// <exception cref="ModelException">While it is enumerated: one of the classes that derive from it, which say what has failed.</exception>
    public async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(options);
        ReadOnlyMemory<byte> body = Body(WireContent.Gather(messages), options);
        using var limits = new CallLimits(_options, cancellationToken);
        HttpAnswer answer = await OpenAsync(body, options, limits).ConfigureAwait(false);
        try
        {
            do
            {
                for (int index = 0; index < answer.Deltas.Count; index++)
                {
                    yield return answer.Deltas[index];
                }
            }
            while (await answer.ReadAsync().ConfigureAwait(false));
        }
        finally
        {
            await answer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return ModelStreams.ToUpdates(StreamAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return ModelStreams.ToResponseAsync(StreamAsync([.. messages], options ?? new ChatOptions(), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType == typeof(ChatClientMetadata) ? Metadata : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>There is nothing to dispose of: HTTP clients are shared, or the caller's.</summary>
    /// <param name="disposing">Whether it is disposed of, not finalized.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Writes the body of a request. It is written once for each call: retries send the same bytes again.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="messages">The transcript.</param>
    /// <param name="options">What is asked for.</param>
    /// <exception cref="ModelRequestException">The wire cannot say it.</exception>
    protected abstract void WriteRequest(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options);

    /// <summary>What reads an answer.</summary>
    /// <param name="origin">Where it comes from; makes the errors that the answer reports.</param>
    /// <returns>A new decoder, for this answer only.</returns>
    protected abstract IWireDecoder CreateDecoder(WireOrigin origin);

    /// <summary>Adds what a request needs besides its body and <see cref="HttpModelOptions.Headers"/>, such as the version of the API.</summary>
    /// <param name="request">The request, which has the headers of the options already: those go before.</param>
    /// <param name="options">What is asked for.</param>
    protected virtual void AddHeaders(HttpRequestMessage request, ChatOptions options)
    {
    }

    private ReadOnlyMemory<byte> Body(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        WriteRequest(json, messages, options);
        json.Flush();
        return body.WrittenMemory;
    }

    // The first deltas are read here: until then another attempt may take the place of this one.
    private async ValueTask<HttpAnswer> OpenAsync(ReadOnlyMemory<byte> body, ChatOptions options, CallLimits limits)
    {
        var attempts = new Attempts(_options.TimeProvider);
        try
        {
            return await _retries.ExecuteAsync(
                static async (state, _) => await state.Client.AttemptAsync(state.Body, state.Options, state.Limits, state.Attempts).ConfigureAwait(false),
                (Client: this, Body: body, Options: options, Limits: limits, Attempts: attempts),
                limits.Call).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            throw attempts.Tell(limits.ErrorOf(cancelled, Provider.Name));
        }
        catch (ModelException problem)
        {
            attempts.Tell(problem);
            throw;
        }
    }

    private async ValueTask<HttpAnswer> AttemptAsync(ReadOnlyMemory<byte> body, ChatOptions options, CallLimits limits, Attempts attempts)
    {
        attempts.Count++;
        limits.BeginAttempt();
        using HttpRequestMessage request = HttpRequests.Create(_url, body, _options.Headers);
        AddHeaders(request, options);
        Provider.Authorize(request.Headers, _key);
        HttpResponseMessage response = await HttpRequests.SendAsync(request, _options, Provider.Name, limits).ConfigureAwait(false);
        HttpAnswer? answer = null;
        try
        {
            var origin = new WireOrigin(Provider.Name, HttpResponses.RequestIdOf(response), _secrets, _url);
            await HttpResponses.CheckAsync(response, origin, _options.TimeProvider, limits).ConfigureAwait(false);
            answer = await HttpAnswer.OpenAsync(response, CreateDecoder(origin), origin, _options, limits).ConfigureAwait(false);
            while (answer.Deltas.Count == 0 && await answer.ReadAsync().ConfigureAwait(false))
            {
            }

            return answer;
        }
        catch
        {
            if (answer is null)
            {
                await HttpResponses.LeaveAsync(response).ConfigureAwait(false);
            }
            else
            {
                await answer.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }
}
