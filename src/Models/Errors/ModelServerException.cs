namespace GenFlow.Models;

/// <summary>The provider failed inside. Transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelServerException(string message, Exception? innerException = null) : ModelException(message, innerException);
