using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A client that keeps answers, and asks once where many ask for the same at the same time.</summary>
/// <remarks><para>Requests are the same where everything is that a model sees: messages, options, and of tools their names,
/// descriptions and schemas. They are compared whole. What cannot be seen from outside goes to the inner client each time: a
/// <see cref="ChatOptions.RawRepresentationFactory"/>, contents that carry an SDK's own objects, properties that are no plain
/// values, tools that a provider runs; and what goes on with a provider's own state.</para>
/// <para>Those who ask at the same time read one call. It goes on as long as one of them reads; a failure goes to all. Kept is an
/// answer that is complete, ended as <see cref="CachingOptions.FinishReasons"/> says, and tells of no error.</para>
/// <para>The tokens of an answer count once, for the first who asked: for the others all counts are 0, and what they saved is in
/// <see cref="UsageDetails.AdditionalCounts"/>. Their answers are marked in <c>AdditionalProperties</c>. Each reader gets objects
/// of its own.</para>
/// <para>What runs functions by itself belongs around this client, not inside it: a kept answer runs nothing.</para></remarks>
public sealed class CachingChatClient : DelegatingChatClient
{
    /// <summary>The mark of an answer that was not asked for anew, in the <c>AdditionalProperties</c> of its response, or of its first update:
    /// <see cref="Hit"/> or <see cref="Shared"/>. Where that update has a message's id, <c>ToChatResponse</c> puts it to the message.</summary>
    public const string PropertyName = "genflow.cache";

    /// <summary>The answer was kept.</summary>
    public const string Hit = "hit";

    /// <summary>Somebody else was asking for the answer.</summary>
    public const string Shared = "shared";

    /// <summary>The name of the count of input tokens that were not paid for again.</summary>
    public const string SavedInputTokens = "saved_input_tokens";

    /// <summary>The name of the count of output tokens that were not paid for again.</summary>
    public const string SavedOutputTokens = "saved_output_tokens";

    /// <summary>The key of the service, a string, by which a function says what answers depend on besides its name, description,
    /// schemas and properties: <c>function.GetService(typeof(string), CachingChatClient.ToolKey)</c>.</summary>
    public const string ToolKey = "genflow.cache.tool";

    private readonly AnswerCache _cache;
    private readonly CachingOptions _options;

    /// <summary>Keeps the answers of a client.</summary>
    /// <param name="innerClient">The client that is asked.</param>
    /// <param name="options">What is kept, and for how long; null for the defaults.</param>
    public CachingChatClient(IChatClient innerClient, CachingOptions? options = null)
        : base(innerClient)
    {
        _options = options ?? new();
        _cache = new AnswerCache(_options);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> asked = [.. messages];
        if (RequestKeys.Of(asked, options, isStream: false, _options.MaxEntryBytes) is not { } key)
        {
            return await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        }

        ChatOptions? own = options?.Clone();
        AnswerReader reader = _cache.Enter(key, token => AskAsync(AnswerCopies.Of(asked), own, token));
        await using (reader.ConfigureAwait(false))
        {
            object response = (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))!;

            // To the end, which keeps it.
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            return (ChatResponse)response;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> asked = [.. messages];
        if (RequestKeys.Of(asked, options, isStream: true, _options.MaxEntryBytes) is not { } key)
        {
            await foreach (ChatResponseUpdate update in InnerClient.GetStreamingResponseAsync(asked, options, cancellationToken)
                .WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        ChatOptions? own = options?.Clone();
        AnswerReader reader = _cache.Enter(key, token => InnerClient.GetStreamingResponseAsync(AnswerCopies.Of(asked), own, token));
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } update)
            {
                yield return (ChatResponseUpdate)update;
            }
        }
    }

    private async IAsyncEnumerable<object> AskAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
    }
}
