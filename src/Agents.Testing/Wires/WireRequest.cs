using System.Text;
using System.Text.Json;

namespace GenFlow.Agents.Testing;

/// <summary>A request that a <see cref="WirePlayer"/> was sent.</summary>
public sealed class WireRequest
{
    private static readonly string[] s_secrets = ["Authorization", "Proxy-Authorization", "x-api-key", "api-key", "x-goog-api-key", "Cookie"];
    private readonly Lazy<JsonElement> _json;

    internal WireRequest(int number, string method, string path, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        Number = number;
        Method = method;
        Path = path;
        Headers = headers;
        Body = body;
        _json = new(Parse);
    }

    /// <summary>Its number, from 1, in the order in which requests came.</summary>
    public int Number { get; }

    /// <summary>Its method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>The path, as it was sent, with the query.</summary>
    public string Path { get; }

    /// <summary>The headers, keys and all; the case of names does not matter. Values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON.</summary>
    /// <exception cref="ScriptException">It is none.</exception>
    public JsonElement Json => _json.Value;

    /// <summary>The request as it was sent, without the values of headers that hold keys.</summary>
    /// <returns>It.</returns>
    public override string ToString() => $"{Method} {Path}\n{string.Concat(Headers.Select(static header => $"{header.Key}: {(IsSecret(header.Key) ? "***" : header.Value)}\n"))}\n{Text}";

    private static bool IsSecret(string name) => s_secrets.Contains(name, StringComparer.OrdinalIgnoreCase);

    private JsonElement Parse()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new ScriptException($"The body of request {Number}, {Method} {Path}, is no JSON: {problem.Message}");
        }
    }
}
