namespace GenFlow.Models;

/// <summary>The provider does not accept the key, or the key may not do this. Never transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelAuthenticationException(string message, Exception? innerException = null) : ModelException(message, innerException);
