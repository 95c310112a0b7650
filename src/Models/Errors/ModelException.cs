namespace GenFlow.Models;

/// <summary>A model call failed: it could not be reached, refused the request, broke off, or sent what is no answer.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="innerException">What it came from.</param>
public class ModelException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    private string _tried = "";

    /// <inheritdoc/>
    public override string Message => base.Message + _tried;

    /// <summary>How often the request was sent before it was given up; 1 where it was not sent again.</summary>
    public int Attempts { get; private set; } = 1;

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The provider's own word for the error, such as <c>overloaded_error</c>; null where it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The status of the HTTP response; null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The provider's name for the request, for its support; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the provider asks to wait before the next request; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    internal void TellAttempts(int count, TimeSpan elapsed)
    {
        Attempts = count;
        _tried = $" It was tried {count} times in {elapsed.TotalSeconds.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} s.";
    }
}
