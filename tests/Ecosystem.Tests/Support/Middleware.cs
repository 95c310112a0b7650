using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Support;

/// <summary>Middleware as people write it: a change of each update, or of all of them.</summary>
internal sealed class Middleware(IChatClient inner, Func<IAsyncEnumerable<ChatResponseUpdate>, IAsyncEnumerable<ChatResponseUpdate>> change)
    : DelegatingChatClient(inner)
{
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        change(base.GetStreamingResponseAsync(messages, options, cancellationToken));

    public static Middleware Logging(IChatClient inner, List<string> log) => new(inner, updates => LogAsync(updates, log));

    public static Middleware Rewriting(IChatClient inner, string from, string to) => new(inner, updates => RewriteAsync(updates, from, to));

    public static Middleware Dropping(IChatClient inner) => new(inner, static updates => DropAsync(updates));

    /// <summary>Hands on only updates that have contents.</summary>
    public static Middleware Filtering(IChatClient inner) => new(inner, static updates => FilterAsync(updates));

    public static Middleware Buffering(IChatClient inner) => new(inner, static updates => BufferAsync(updates));

    private static async IAsyncEnumerable<ChatResponseUpdate> LogAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, List<string> log, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
        {
            log.Add(update.ToString());
            yield return update;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> RewriteAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
        {
            foreach (TextContent text in update.Contents.OfType<TextContent>())
            {
                text.Text = text.Text.Replace(from, to, StringComparison.Ordinal);
            }

            yield return update;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> DropAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
        {
            update.RawRepresentation = null;
            yield return update;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> FilterAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (ChatResponseUpdate update in updates.WithCancellation(cancellationToken))
        {
            if (update.Contents.Count > 0 || update.FinishReason is not null)
            {
                yield return update;
            }
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> BufferAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ChatResponseUpdate update in (await updates.ToChatResponseAsync(cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
