using System.Collections.Frozen;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>The words that providers and compatible servers have for why a model stopped.</summary>
public static class StopReasons
{
    private static readonly FrozenDictionary<string, StopReason> s_words = new Dictionary<string, StopReason>
    {
        ["end_turn"] = StopReason.EndOfTurn,
        ["stop"] = StopReason.EndOfTurn,
        ["completed"] = StopReason.EndOfTurn,
        ["eos"] = StopReason.EndOfTurn,
        ["tool_use"] = StopReason.Actions,
        ["tool_calls"] = StopReason.Actions,
        ["function_call"] = StopReason.Actions,
        ["stop_sequence"] = StopReason.StopSequence,
        ["max_tokens"] = StopReason.OutputLimit,
        ["max_output_tokens"] = StopReason.OutputLimit,
        ["length"] = StopReason.OutputLimit,
        ["model_context_window_exceeded"] = StopReason.ContextLimit,
        ["model_length"] = StopReason.ContextLimit,
        ["refusal"] = StopReason.Refusal,
        ["content_filter"] = StopReason.ContentFilter,
        ["safety"] = StopReason.ContentFilter,
        ["pause_turn"] = StopReason.Pause,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a provider's word means.</summary>
    /// <param name="word">The word, as it came; null where there was none. What follows a colon says more of it:
    /// <c>refusal: cyber</c>.</param>
    /// <returns>The reason; <see cref="StopReason.Unknown"/> for a word that is not known.</returns>
    public static StopReason Parse(string? word)
    {
        int length = word?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return word is not null && s_words.TryGetValue(length < 0 ? word : word[..length], out StopReason reason) ? reason : StopReason.Unknown;
    }

    // The abstraction has four words; what they do not say keeps the provider's own.
    internal static ChatFinishReason ToFinish(StopReason reason, string raw) => reason switch
    {
        StopReason.EndOfTurn or StopReason.StopSequence => ChatFinishReason.Stop,
        StopReason.Actions => ChatFinishReason.ToolCalls,
        StopReason.OutputLimit or StopReason.ContextLimit => ChatFinishReason.Length,
        StopReason.ContentFilter => ChatFinishReason.ContentFilter,
        StopReason.Refusal when raw.Length == 0 => new("refusal"),
        StopReason.Pause when raw.Length == 0 => new("pause_turn"),
        _ => new(raw.Length == 0 ? "unknown" : raw),
    };
}
