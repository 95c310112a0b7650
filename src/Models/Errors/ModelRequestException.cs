namespace GenFlow.Models;

/// <summary>The provider, or GenFlow before it, refuses the request: it must be changed. Never transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelRequestException(string message, Exception? innerException = null) : ModelException(message, innerException);
