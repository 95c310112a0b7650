using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A chat client of any provider as a stream of deltas. What the client throws passes through.</summary>
internal sealed class ChatClientModelStream(IChatClient client, UpdateEvents? events) : IModelStream
{
    public async IAsyncEnumerable<ModelDelta> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var reader = new UpdateReader(events is null ? null : new EventReader(events));
        var deltas = new List<ModelDelta>();
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, options, cancellationToken)
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ModelException? error = reader.Read(update, deltas);
            for (int i = 0; i < deltas.Count; i++)
            {
                yield return deltas[i];
            }

            deltas.Clear();
            if (error is not null)
            {
                throw error;
            }
        }

        reader.End(deltas);
        for (int i = 0; i < deltas.Count; i++)
        {
            yield return deltas[i];
        }
    }
}
