using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>A whole answer of a model on this machine.</summary>
/// <param name="Text">Its text; empty for none.</param>
/// <param name="Reasoning">The model's thoughts; empty for none.</param>
/// <param name="ToolCalls">The calls of tools, in order.</param>
/// <param name="FinishReason">Why the model stopped.</param>
/// <param name="Usage">The tokens of prompt and answer; null where they are not told.</param>
/// <param name="Timings">How fast it was.</param>
public sealed record InferenceAnswer(
    string Text,
    string Reasoning,
    IReadOnlyList<InferenceToolCall> ToolCalls,
    ChatFinishReason FinishReason,
    Usage? Usage,
    InferenceTimings Timings);
