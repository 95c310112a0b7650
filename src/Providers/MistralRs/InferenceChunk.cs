using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs;

/// <summary>A part of an answer. Exactly one of an answer, its last, has <see cref="FinishReason"/> and <see cref="Timings"/>.</summary>
public readonly record struct InferenceChunk
{
    /// <summary>More of the text; null for none.</summary>
    public string? Delta { get; init; }

    /// <summary>More of the model's thoughts; null for none.</summary>
    public string? ReasoningDelta { get; init; }

    /// <summary>The calls of tools that are complete with this chunk; null for none.</summary>
    public IReadOnlyList<InferenceToolCall>? ToolCalls { get; init; }

    /// <summary>Why the model stopped: <c>stop</c>, <c>length</c>, <c>tool_calls</c> or <c>content_filter</c>, or another word of the
    /// server's; null before the end.</summary>
    public ChatFinishReason? FinishReason { get; init; }

    /// <summary>The tokens of prompt and answer; on the last chunk, null where the server tells none.</summary>
    public Usage? Usage { get; init; }

    /// <summary>How fast it was, by the server's numbers, or measured here where it tells none; on the last chunk.</summary>
    public InferenceTimings? Timings { get; init; }
}
