namespace GenFlow.Models;

/// <summary>The provider could not be reached, or the connection broke off before the answer was complete. Transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelConnectionException(string message, Exception? innerException = null) : ModelException(message, innerException);
