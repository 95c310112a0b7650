namespace GenFlow.Models.Http;

/// <summary>Where an answer comes from, and the errors that name it.</summary>
public sealed class WireOrigin
{
    private const int LongestMessage = 2_000;
    private readonly IReadOnlyList<string> _secrets;
    private readonly Uri? _url;

    internal WireOrigin(string provider, string? requestId, IReadOnlyList<string> secrets, Uri? url)
    {
        Provider = provider;
        RequestId = requestId;
        _secrets = secrets;
        _url = url;
    }

    /// <summary>The provider's name, for people.</summary>
    public string Provider { get; }

    /// <summary>The provider's name for the request; null where it gave none.</summary>
    public string? RequestId { get; }

    /// <summary>An origin for tests of decoders: no request has been made.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <returns>The origin.</returns>
    public static WireOrigin Of(string provider) => new(provider ?? throw new ArgumentNullException(nameof(provider)), null, [], null);

    /// <summary>The typed error of what a provider reported.</summary>
    /// <param name="code">The provider's own word, such as <c>overloaded_error</c>.</param>
    /// <param name="message">The provider's message.</param>
    /// <param name="statusCode">The status of the HTTP response, where it is what failed.</param>
    /// <param name="retryAfter">How long the provider asks to wait.</param>
    /// <returns>The error, to be thrown. The key is not in it, whatever the provider has said.</returns>
    public ModelException Error(string? code, string? message, int? statusCode = null, TimeSpan? retryAfter = null) =>
        ModelErrors.Create(this, Clean(code), Clean(message), statusCode, retryAfter);

    /// <summary>The error of an answer that is none.</summary>
    /// <param name="what">What is wrong with it: the rest of a sentence that begins with the provider's name.</param>
    /// <param name="innerException">What it came from.</param>
    /// <returns>The error, to be thrown.</returns>
    public ModelResponseException Malformed(string what, Exception? innerException = null) =>
        new($"{Provider} {Clean(what)}{Request}", innerException) { RequestId = RequestId };

    /// <summary>Whether a request was sent, and without a key in the options, the environment or the headers.</summary>
    internal bool IsWithoutKey => _url is not null && _secrets.Count == 0;

    /// <summary>"the address", and which one it is.</summary>
    internal string TheAddress => _url is null ? "the address" : $"the address {Clean(HttpRequests.Shown(_url))}";

    internal string Request => RequestId is null ? "" : $" (request {RequestId})";

    /// <summary>Text of a server, for an error: short, in a line, without the key.</summary>
    internal string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (int index = 0; index < _secrets.Count; index++)
        {
            text = text.Replace(_secrets[index], "***", StringComparison.Ordinal);
        }

        if (text.Length > LongestMessage)
        {
            text = string.Concat(text.AsSpan(0, LongestMessage), "…");
        }

        return string.Create(text.Length, text, static (line, from) =>
        {
            for (int index = 0; index < line.Length; index++)
            {
                line[index] = char.IsControl(from[index]) ? ' ' : from[index];
            }
        });
    }
}
