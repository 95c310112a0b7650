namespace GenFlow.Models;

/// <summary>The provider has no capacity at the moment. Transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelOverloadedException(string message, Exception? innerException = null) : ModelException(message, innerException);
