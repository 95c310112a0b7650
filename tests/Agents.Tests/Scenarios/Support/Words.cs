using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>A wire's own words for why a model stopped.</summary>
internal static class Words
{
    /// <param name="wire">The wire.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Its word; on the wires without bytes the one that scripts have.</returns>
    public static string Of(Wire wire, StopReason reason) => (wire, reason) switch
    {
        (Wire.Anthropic, StopReason.EndOfTurn) => "end_turn",
        (Wire.Anthropic, StopReason.Actions) => "tool_use",
        (Wire.Responses, StopReason.EndOfTurn or StopReason.Actions) => "completed",
        (Wire.Responses, StopReason.OutputLimit) => "max_output_tokens",
        (Wire.ChatCompletions, StopReason.OutputLimit) => "length",
        (_, StopReason.EndOfTurn) => "stop",
        (_, StopReason.Actions) => "tool_calls",
        (_, StopReason.OutputLimit) => "max_tokens",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
