namespace GenFlow.Agents;

/// <summary>A run ended without the typed answer that it was asked for. The transcript has what the model said instead.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="response">What the run gave.</param>
/// <param name="innerException">Where the answer does not fit.</param>
public sealed class StructuredOutputException(string message, AgentResponse response, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the run gave.</summary>
    public AgentResponse Response { get; } = response;
}
