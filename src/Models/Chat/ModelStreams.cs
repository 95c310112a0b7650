using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Between chat clients and streams of deltas.</summary>
/// <remarks><para>A client that gives deltas implements <see cref="IChatClient"/> with <see cref="ToUpdates"/> and
/// <see cref="ToResponseAsync"/>. Its updates say in their contents all that Microsoft.Extensions.AI has words for: text,
/// thoughts, complete calls, results, usage; and each carries in <see cref="ChatResponseUpdate.RawRepresentation"/> the
/// <see cref="ModelDelta"/>, or the <see cref="IReadOnlyList{T}"/> of them, that it was made of.</para>
/// <para>Behind middleware <see cref="Of"/> reads those again. An update's deltas count where its contents still say the same
/// as they do; where middleware has changed the contents, or has left the deltas out, the contents count.</para></remarks>
public static class ModelStreams
{
    /// <summary>The client as a stream of deltas.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The client itself where it is one; else a stream that reads its updates.</returns>
    public static IModelStream Of(IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client as IModelStream ?? new ChatClientModelStream(client);
    }

    /// <summary>Deltas as a chat client gives them.</summary>
    /// <param name="deltas">The deltas.</param>
    /// <param name="cancellationToken">Stops them.</param>
    /// <returns>The updates, in the order of the deltas; one without a finish reason at the end was cut.</returns>
    public static async IAsyncEnumerable<ChatResponseUpdate> ToUpdates(
        IAsyncEnumerable<ModelDelta> deltas, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        var writer = new UpdateWriter();
        ModelDelta? held = null;
        ExceptionDispatchInfo? problem = null;
        IAsyncEnumerator<ModelDelta> reader = deltas.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = reader.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await reader.MoveNextAsync().ConfigureAwait(false))
                {
                    break;
                }
            }
#pragma warning disable CA1031 // Thrown again behind what came before it.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                problem = ExceptionDispatchInfo.Capture(thrown);
                break;
            }

            ModelDelta delta = reader.Current;
            if (held is { } before)
            {
                held = null;
                if (delta.Kind == ModelDeltaKind.Replay && delta.Index == before.Index)
                {
                    yield return writer.Write([before, delta], new[] { before, delta });
                    continue;
                }

                yield return writer.Write([before], before);
            }

            if (writer.MayBeReplaced(delta))
            {
                held = delta;
                continue;
            }

            yield return writer.Write([delta], delta);
        }

        if (held is { } last)
        {
            yield return writer.Write([last], last);
        }

        problem?.Throw();
    }

    /// <summary>Deltas as a chat client gives them at once.</summary>
    /// <param name="deltas">The deltas.</param>
    /// <param name="cancellationToken">Stops them.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ModelException">The stream was cut: it ended before the model said why it stopped.</exception>
    public static async Task<ChatResponse> ToResponseAsync(IAsyncEnumerable<ModelDelta> deltas, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await ToUpdates(deltas, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);
        return response.FinishReason is not null ? response
            : throw new ModelException(
                "The model's answer broke off: the stream ended before the model said why it stopped. The same request may succeed again.") { IsTransient = true };
    }
}
