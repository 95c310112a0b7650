using GenFlow.Models;

namespace GenFlow.LlamaCpp;

/// <summary>llama.cpp's library is not there, cannot be loaded, or is of a release that this binding does not know.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public sealed class LlamaNativeLibraryException(string message, Exception? innerException = null) : InferenceException(message, innerException);
