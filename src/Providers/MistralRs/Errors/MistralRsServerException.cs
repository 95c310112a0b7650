using GenFlow.Models;

namespace GenFlow.MistralRs;

/// <summary>A mistral.rs server of this provider's own is not there, has not come up, or has died.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class MistralRsServerException(string message, Exception? innerException = null) : InferenceException(message, innerException)
{
    /// <summary>What the process ended with, for a signal 128 and its number; null where it has not ended by itself.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The last lines that it printed, in order.</summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    internal bool WasStarted { get; init; }
}
