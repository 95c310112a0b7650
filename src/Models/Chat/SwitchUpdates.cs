using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A switch of models in the updates of a chat client. One that discards what came before is an error content as well,
/// so that whoever knows nothing of it does not take two answers for one; nothing else is to be seen of the other.</summary>
internal static class SwitchUpdates
{
    private const string Code = "model_switched";

    public static ChatResponseUpdate ToUpdate(ModelSwitch change) => new(ChatRole.Assistant, ContentOf(change) is { } content ? [content] : [])
    {
        RawRepresentation = ModelDelta.OfSwitch(change),
        AdditionalProperties = new() { [ModelSwitch.PropertyName] = change.ToString() },
    };

    public static AIContent? ContentOf(ModelSwitch change) => !change.Discards ? null
        : new ErrorContent($"The answer of {change.From} broke off and does not count: {change.Reason} {change.To} answers anew.")
        {
            ErrorCode = Code,
            AdditionalProperties = new() { ["from"] = change.From, ["to"] = change.To, ["reason"] = change.Reason },
        };

    /// <summary>The switch of an update; null where it is none. Its content says it too, where middleware has left the delta out.</summary>
    public static ModelSwitch? Of(ChatResponseUpdate update)
    {
        if (update.RawRepresentation is ModelDelta { Kind: ModelDeltaKind.Switch, Value: ModelSwitch told })
        {
            return told;
        }

        IList<AIContent> contents = update.Contents;
        for (int i = 0; i < contents.Count; i++)
        {
            if (contents[i] is ErrorContent error && Is(error))
            {
                return new(Text(error, "from"), Text(error, "to"), Text(error, "reason"), Discards: true);
            }
        }

        return null;
    }

    public static bool Is(ErrorContent error) => error.ErrorCode == Code;

    // A JSON element where the content was written and read again.
    private static string Text(ErrorContent error, string name) =>
        error.AdditionalProperties?.TryGetValue(name, out object? value) == true
            ? value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } element ? element.GetString()! : "")
            : "";
}
