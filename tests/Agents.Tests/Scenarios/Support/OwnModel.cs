using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>A client that behaves as a test says, also badly.</summary>
internal sealed class OwnModel : IModelStream, IChatClient
{
    private readonly Func<IReadOnlyList<ChatMessage>, ChatOptions, CancellationToken, IAsyncEnumerable<ModelDelta>> _stream;

    private OwnModel(Func<IReadOnlyList<ChatMessage>, ChatOptions, CancellationToken, IAsyncEnumerable<ModelDelta>> stream) => _stream = stream;

    public static OwnModel Of(Func<IReadOnlyList<ChatMessage>, ChatOptions, CancellationToken, IAsyncEnumerable<ModelDelta>> stream) => new(stream);

    public IAsyncEnumerable<ModelDelta> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken = default) =>
        _stream(messages, options, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
