using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using GenFlow.Models.Http;
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
        return client as IModelStream ?? new ChatClientModelStream(client, client.GetService(typeof(UpdateEvents)) as UpdateEvents);
    }

    /// <summary>Lets <see cref="Of"/> read the events of a provider's wire that a foreign client hands on in
    /// <see cref="ChatResponseUpdate.RawRepresentation"/>: fragments of arguments, which contents have no words for, the ends of
    /// blocks, calls that the provider runs itself, usage while it grows, the provider's own word for why it stopped.</summary>
    /// <param name="client">The client. Middleware may be between it and its provider, and around what is returned.</param>
    /// <param name="eventOf">The event in an update's raw representation: the JSON of the wire, a whole object; null where it is none.</param>
    /// <param name="createDecoder">Makes what reads the events of one answer.</param>
    /// <returns>The same client for everybody else: its updates and responses are as they were. Disposing it disposes the client.</returns>
    /// <remarks>An event counts where the contents of its update say the same. Where middleware has changed them, or has left the
    /// event out, the contents count. What goes back to the provider are the client's own contents.</remarks>
    public static IChatClient WithEvents(IChatClient client, Func<object, JsonElement?> eventOf, Func<IWireDecoder> createDecoder)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(eventOf);
        ArgumentNullException.ThrowIfNull(createDecoder);
        return new EventsClient(client, new UpdateEvents(eventOf, createDecoder));
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
        var reader = new DeltaReader(deltas, cancellationToken);
        await using ConfiguredAsyncDisposable disposal = reader.ConfigureAwait(false);
        while (true)
        {
            if (held is { } early && !writer.MustWait(early) && !reader.LookAhead())
            {
                // What stands for a call comes with its end, or there is nothing. Nobody waits for the next delta.
                held = null;
                yield return writer.Write([early], early);
            }

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
