using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>The real client of a wire, behind whose connection a script answers. One client for all calls.</summary>
internal sealed class WireModel : IModelStream, IChatClient
{
    private readonly AsyncLocal<Asked?> _asked = new();
    private readonly ConcurrentQueue<Exception> _problems = [];
    private readonly ConcurrentQueue<JsonElement> _bodies = [];
    private readonly Wire _wire;
    private readonly IModelStream _script;
    private readonly WireCut? _cut;
    private readonly int _seed;
    private readonly IModelStream _client;
    private int _calls;

    /// <param name="wire">The wire.</param>
    /// <param name="script">What answers.</param>
    /// <param name="cut">How its bytes arrive; by the seed where it is null.</param>
    /// <param name="seed">Of all that is left to chance.</param>
    public WireModel(Wire wire, IModelStream script, WireCut? cut = null, int seed = 0)
    {
        _wire = wire;
        _script = script;
        _cut = cut;
        _seed = seed;
        _client = WireClients.Create(wire, new HttpClient(new Handler(this)));
    }

    /// <summary>The bodies of all requests, in order.</summary>
    public IReadOnlyList<JsonElement> Bodies => [.. _bodies];

    /// <summary>Throws where the client has sent what no provider takes.</summary>
    public void Check()
    {
        if (_problems.TryPeek(out Exception? problem))
        {
            throw new Xunit.Sdk.XunitException(problem.Message);
        }
    }

    public async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The handler is called below this call, and so knows of it.
        _asked.Value = new Asked(messages, options);
        await foreach (ModelDelta delta in _client.StreamAsync(messages, options, cancellationToken))
        {
            yield return delta;
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ModelStreams.ToUpdates(StreamAsync([.. messages], options ?? new(), cancellationToken), cancellationToken);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ModelStreams.ToResponseAsync(StreamAsync([.. messages], options ?? new(), cancellationToken), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _calls);
        Asked asked = _asked.Value ?? throw new InvalidOperationException("Nobody has asked.");
        try
        {
            using JsonDocument body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            _bodies.Enqueue(body.RootElement.Clone());
            WireClients.CheckRequest(_wire, body.RootElement);
        }
        catch (Exception problem) when (problem is Xunit.Sdk.XunitException or JsonException)
        {
            _problems.Enqueue(problem);
            throw;
        }

        int seed = unchecked((_seed * 31) + number);
        WireCut cut = _cut ?? (seed % 2 == 0 ? WireCut.Pieces : WireCut.Deltas);
        var content = new StreamContent(new WireBody(_script.StreamAsync(asked.Messages, asked.Options, CancellationToken.None), WireClients.CreateEncoder(_wire, seed), cut, seed));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream") { CharSet = seed % 3 == 0 ? null : "utf-8" };
        return new(HttpStatusCode.OK) { Content = content };
    }

    private sealed record Asked(IReadOnlyList<ChatMessage> Messages, ChatOptions Options);

    private sealed class Handler(WireModel model) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            model.AnswerAsync(request, cancellationToken);
    }
}
