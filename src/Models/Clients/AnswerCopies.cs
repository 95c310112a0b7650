using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Copies of answers, so that no reader changes what another reads. What a client hands on of its SDK is not copied.</summary>
internal static class AnswerCopies
{
    /// <summary>A copy of a part of an answer.</summary>
    /// <param name="item">A response, or an update.</param>
    /// <param name="isFree">Whether its tokens are paid for already: they are told as saved.</param>
    /// <param name="mark">What it is marked with; null for nothing.</param>
    public static object Of(object item, bool isFree, string? mark)
    {
        if (item is ChatResponseUpdate update)
        {
            return Of(update, isFree, mark);
        }

        var response = (ChatResponse)item;
        return new ChatResponse([.. response.Messages.Select(message => Of(message, isFree))])
        {
            ResponseId = response.ResponseId,
            ConversationId = response.ConversationId,
            ModelId = response.ModelId,
            CreatedAt = response.CreatedAt,
            FinishReason = response.FinishReason,
            Usage = response.Usage is { } usage ? Of(usage, isFree) : null,
            ContinuationToken = response.ContinuationToken,
            RawRepresentation = response.RawRepresentation,
            AdditionalProperties = Of(response.AdditionalProperties, mark),
        };
    }

    private static ChatResponseUpdate Of(ChatResponseUpdate update, bool isFree, string? mark)
    {
        ChatResponseUpdate copy = update.Clone();
        var copies = new Dictionary<AIContent, AIContent>(ReferenceEqualityComparer.Instance);
        copy.Contents = Of(update.Contents, isFree, copies);
        copy.AdditionalProperties = Of(update.AdditionalProperties, mark);
        copy.RawRepresentation = update.RawRepresentation switch
        {
            ModelDelta delta when delta.Value is Usage or AIContent => Of(delta, isFree, copies),
            ModelDelta => update.RawRepresentation,
            IReadOnlyList<ModelDelta> deltas => deltas.Select(delta => Of(delta, isFree, copies)).ToArray(),

            // It may count tokens that are paid for already.
            var raw => isFree ? null : raw,
        };
        return copy;
    }

    // A block that is given back is the content itself.
    private static ModelDelta Of(in ModelDelta delta, bool isFree, Dictionary<AIContent, AIContent> copies) => delta.Value switch
    {
        Usage when isFree => ModelDelta.OfUsage(Usage.None),
        AIContent content => ModelDelta.Replay(delta.Index, copies.TryGetValue(content, out AIContent? copy) ? copy : ContentCopies.Of(content)),
        _ => delta,
    };

    /// <summary>Copies of what is asked, so that nobody changes what others wait for the answer to. Bytes are not copied: they stay as they are.</summary>
    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> asked)
    {
        var copies = new ChatMessage[asked.Count];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = asked[i].Clone();
            copies[i].Contents = [.. asked[i].Contents.Select(static content => content is DataContent or UriContent ? content : ContentCopies.Of(content))];
            copies[i].AdditionalProperties = asked[i].AdditionalProperties?.Clone();
        }

        return copies;
    }

    private static ChatMessage Of(ChatMessage message, bool isFree)
    {
        ChatMessage copy = message.Clone();
        copy.Contents = Of(message.Contents, isFree, []);
        copy.AdditionalProperties = message.AdditionalProperties?.Clone();
        return copy;
    }

    private static List<AIContent> Of(IList<AIContent> contents, bool isFree, Dictionary<AIContent, AIContent> copies)
    {
        var list = new List<AIContent>(contents.Count);
        foreach (AIContent content in contents)
        {
            AIContent copy = content is UsageContent usage ? new UsageContent(Of(usage.Details, isFree)) { RawRepresentation = usage.RawRepresentation, AdditionalProperties = usage.AdditionalProperties?.Clone() }
                : ContentCopies.Of(content);
            copies[content] = copy;
            list.Add(copy);
        }

        return list;
    }

    private static UsageDetails Of(UsageDetails usage, bool isFree)
    {
        if (isFree)
        {
            return new()
            {
                InputTokenCount = 0,
                OutputTokenCount = 0,
                TotalTokenCount = 0,
                CachedInputTokenCount = 0,
                ReasoningTokenCount = 0,
                AdditionalCounts = new()
                {
                    [CachingChatClient.SavedInputTokens] = usage.InputTokenCount ?? 0,
                    [CachingChatClient.SavedOutputTokens] = usage.OutputTokenCount ?? 0,
                },
            };
        }

        var copy = new UsageDetails();
        copy.Add(usage);
        return copy;
    }

    private static AdditionalPropertiesDictionary? Of(AdditionalPropertiesDictionary? properties, string? mark)
    {
        AdditionalPropertiesDictionary? copy = properties?.Clone();
        if (mark is not null)
        {
            (copy ??= [])[CachingChatClient.PropertyName] = mark;
        }

        return copy;
    }
}
