namespace GenFlow.Models;

/// <summary>A model on this machine failed: it could not be loaded, started or run.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public class InferenceException(string message, Exception? innerException = null) : ModelException(message, innerException);
