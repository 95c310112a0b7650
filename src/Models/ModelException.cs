namespace GenFlow.Models;

/// <summary>A model call failed: it could not be reached, refused the request, broke off, or sent what is no answer.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public class ModelException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The provider's own word for the error, such as <c>overloaded_error</c>; null where it gave none.</summary>
    public string? Code { get; init; }
}
