namespace GenFlow.Models;

/// <summary>Too many requests or tokens, or the account's quota is used up. Transient unless it is the quota.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelRateLimitException(string message, Exception? innerException = null) : ModelException(message, innerException);
