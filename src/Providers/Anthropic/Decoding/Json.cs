using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.Anthropic.Decoding;

/// <summary>Members of what comes from outside, where anything may be missing or of another kind.</summary>
internal static class Json
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        return JsonElement.ParseValue(ref reader);
    }

    public static JsonElement? Member(this JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Member(name, JsonValueKind.String) is { } text ? WireText.Whole(text) : null;

    /// <summary>A number of tokens.</summary>
    public static long? Count(this JsonElement json, string name) =>
        json.Member(name, JsonValueKind.Number) is { } value && value.TryGetInt64(out long count) && count >= 0 ? count : null;
}
