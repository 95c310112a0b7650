using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>What decides whether an answer is kept.</summary>
internal sealed class AnswerFacts
{
    private const int Item = 256;

    // What stays with its provider, or went wrong, is no answer to another request.
    private bool _isOfItsCall;

    /// <summary>About how many bytes it takes.</summary>
    public long Bytes { get; private set; }

    public ChatFinishReason? FinishReason { get; private set; }

    public bool MayBeKept(CachingOptions options) => !_isOfItsCall && FinishReason is { } reason && options.FinishReasons.Contains(reason);

    /// <summary>Counts a part of the answer.</summary>
    public void Add(object item)
    {
        if (item is ChatResponse response)
        {
            Bytes += Item;
            FinishReason = response.FinishReason;
            _isOfItsCall |= response.ConversationId is not null || response.ContinuationToken is not null;
            foreach (ChatMessage message in response.Messages)
            {
                Bytes += Item;
                Add(message.Contents);
            }

            return;
        }

        var update = (ChatResponseUpdate)item;
        Bytes += Item;
        FinishReason = update.FinishReason ?? FinishReason;
        _isOfItsCall |= update.ConversationId is not null || update.ContinuationToken is not null;
        Add(update.Contents);
        Bytes += update.RawRepresentation switch
        {
            ModelDelta delta => SizeOf(delta),
            IReadOnlyList<ModelDelta> deltas => deltas.Sum(static delta => SizeOf(delta)),
            _ => 0,
        };
    }

    /// <summary>What is kept of an answer: not that models were switched while it was made, and not what an SDK has left of its own.</summary>
    public static object[] Kept(IEnumerable<object> items)
    {
        object[] kept = [.. items.Where(static item => item is not ChatResponseUpdate { RawRepresentation: ModelDelta { Kind: ModelDeltaKind.Switch } })];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] is ChatResponse { AdditionalProperties: { } properties } && properties.ContainsKey(ModelSwitch.PropertyName))
            {
                // Others may still read it.
                var copy = (ChatResponse)AnswerCopies.Of(kept[i], isFree: false, mark: null);
                copy.AdditionalProperties!.Remove(ModelSwitch.PropertyName);
                kept[i] = copy;
            }
            else if (kept[i] is ChatResponseUpdate { RawRepresentation: { } raw } update && raw is not (ModelDelta or IReadOnlyList<ModelDelta>))
            {
                kept[i] = AnswerCopies.Of(update, isFree: false, mark: null);
                ((ChatResponseUpdate)kept[i]).RawRepresentation = null;
            }
        }

        return kept;
    }

    private static long SizeOf(in ModelDelta delta) => 64 + (2L * delta.Text.Length);

    private void Add(IList<AIContent> contents)
    {
        foreach (AIContent content in contents)
        {
            long? size = ContentCopies.SizeOf(content);
            Bytes += size ?? 0;
            _isOfItsCall |= size is null || content is ErrorContent;
        }
    }
}
