namespace GenFlow.Models;

/// <summary>The provider took longer than a limit of the client allows. Transient.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class ModelTimeoutException(string message, Exception? innerException = null) : ModelException(message, innerException);
