using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests;

/// <summary>A client that gives the updates of a test.</summary>
internal class UpdatesClient(Func<IAsyncEnumerable<ChatResponseUpdate>> updates) : IChatClient
{
    public UpdatesClient(params ChatResponseUpdate[] updates)
        : this(() => Of(updates, null))
    {
    }

    public static UpdatesClient Of(IReadOnlyList<ModelDelta> deltas) => new(() => ModelStreams.ToUpdates(Deltas(deltas)));

    public static UpdatesClient Failing(Exception error, params ChatResponseUpdate[] updates) => new(() => Of(updates, error));

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => updates();

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        updates().ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => GC.SuppressFinalize(this);

    public static async IAsyncEnumerable<ModelDelta> Deltas(IEnumerable<ModelDelta> deltas)
    {
        await Task.CompletedTask;
        foreach (ModelDelta delta in deltas)
        {
            yield return delta;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Of(
        ChatResponseUpdate[] updates, Exception? error, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (ChatResponseUpdate update in updates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return update;
        }

        if (error is not null)
        {
            throw error;
        }
    }
}
