namespace Shared.Files;

/// <summary>A file cannot be had. The model is told why.</summary>
/// <param name="message">Why.</param>
public sealed class FileError(string message) : Exception(message);
