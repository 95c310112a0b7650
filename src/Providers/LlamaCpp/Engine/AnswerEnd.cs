using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>How an answer ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Usage">Its tokens.</param>
/// <param name="Timings">How fast it was.</param>
/// <param name="Raw">Its text as the model wrote it, tags included, where it ends with calls; else null.</param>
internal sealed record AnswerEnd(StopReason Reason, Usage Usage, InferenceTimings Timings, string? Raw);
