namespace GenFlow.Models;

/// <summary>The server answered with what is no answer of this wire, or with more than the client's limits allow. Never transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelResponseException(string message, Exception? innerException = null) : ModelException(message, innerException);
