using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>A client that answers as a test says, and counts what is done with it.</summary>
internal sealed class FakeClient(string? provider, string? model, Func<FakeCall, IAsyncEnumerable<ChatResponseUpdate>> answer) : IChatClient
{
    private int _opened;
    private int _closed;

    public FakeClient(string provider, Func<FakeCall, IAsyncEnumerable<ChatResponseUpdate>> answer)
        : this(provider, provider + "-model", answer)
    {
    }

    public List<FakeCall> Calls { get; } = [];

    public int Opened => Volatile.Read(ref _opened);

    public int Closed => Volatile.Read(ref _closed);

    public int Disposed { get; private set; }

    public static FakeClient Says(string provider, params string[] parts) => new(provider, _ => Updates(null, Texts(parts)));

    public static FakeClient Fails(string provider, Exception error, params string[] parts) => new(provider, _ => Updates(error, parts.Length == 0 ? [] : Texts(parts)[..^1]));

    public static FakeClient Gives(string provider, params ModelDelta[] deltas) => new(provider, _ => ModelStreams.ToUpdates(UpdatesClient.Deltas(deltas)));

    public static ChatResponseUpdate[] Texts(params string[] parts) =>
        [.. parts.Select(static part => new ChatResponseUpdate(ChatRole.Assistant, part)), new ChatResponseUpdate(ChatRole.Assistant, []) { FinishReason = ChatFinishReason.Stop }];

    public static async IAsyncEnumerable<ChatResponseUpdate> Updates(Exception? error, params ChatResponseUpdate[] updates)
    {
        await Task.CompletedTask;
        foreach (ChatResponseUpdate update in updates)
        {
            yield return update;
        }

        if (error is not null)
        {
            throw error;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = new FakeCall([.. messages], options, cancellationToken);
        lock (Calls)
        {
            Calls.Add(call);
        }

        Interlocked.Increment(ref _opened);
        try
        {
            await foreach (ChatResponseUpdate update in answer(call).WithCancellation(cancellationToken))
            {
                yield return update;
            }
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) && provider is not null ? new ChatClientMetadata(provider, defaultModelId: model) : null;

    public void Dispose() => Disposed++;
}

internal sealed record FakeCall(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, CancellationToken CancellationToken);
