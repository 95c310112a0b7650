using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Where an answer begins to say something: ids, roles and the usage of the input come before that.</summary>
internal static class AnswerStart
{
    public static bool Says(ChatResponseUpdate update)
    {
        if (update.FinishReason is not null || update.Contents.Any(Says))
        {
            return true;
        }

        return update.RawRepresentation switch
        {
            ModelDelta single => Says(single),
            IReadOnlyList<ModelDelta> several => several.Any(static delta => Says(delta)),
            _ => false,
        };
    }

    public static bool Says(AIContent content) => content switch
    {
        TextContent { Text.Length: 0, Annotations: null or { Count: 0 } } => false,
        TextReasoningContent { Text.Length: 0 } thought => !string.IsNullOrEmpty(thought.ProtectedData),
        _ => content is not UsageContent,
    };

    private static bool Says(in ModelDelta delta) => delta.Kind switch
    {
        ModelDeltaKind.None or ModelDeltaKind.Begin or ModelDeltaKind.Usage or ModelDeltaKind.BlockEnd => false,
        ModelDeltaKind.Text or ModelDeltaKind.Thought => delta.Text.Length > 0,
        ModelDeltaKind.Switch => delta.Value is ModelSwitch { Discards: true },
        _ => true,
    };
}
