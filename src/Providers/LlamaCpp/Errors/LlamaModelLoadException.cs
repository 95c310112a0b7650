using GenFlow.Models;

namespace GenFlow.LlamaCpp;

/// <summary>A model's file is missing, no model, damaged, or too large for this machine.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class LlamaModelLoadException(string message, Exception? innerException = null) : InferenceException(message, innerException)
{
    /// <summary>The file.</summary>
    public string ModelPath { get; init; } = "";
}
