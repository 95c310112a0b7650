using System.Text.Json;
using GenFlow.Models.Http;

namespace GenFlow.OpenAI.Responses;

/// <summary>Members of what a server sends, which may be anything.</summary>
internal static class Json
{
    public static string? Text(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value ? WireText.Whole(value) : null;

    public static long? Number(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <summary>The member; of no kind where it is not there.</summary>
    public static JsonElement Member(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>The elements of a list; none where it is not there.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Reads a part of an event.</summary>
    public static JsonDocument Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonDocument.ParseValue(ref reader);
    }
}
