using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GenFlow.Models.Http;

/// <summary>Finds the error in what a provider sends: <c>{"error":{"type","code","message"}}</c>, or one of its cousins.</summary>
public static class WireErrors
{
    /// <summary>The provider's word and its message.</summary>
    /// <param name="json">An error, or the object or list that holds it.</param>
    /// <returns>Both, as far as they are there.</returns>
    public static (string? Code, string? Message) In(JsonElement json)
    {
        // Gemini's endpoint puts it in a list.
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0)
        {
            json = json[0];
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return json.ValueKind == JsonValueKind.String ? (null, Said(json)) : default;
        }

        if (json.TryGetProperty("error", out JsonElement error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            return error.ValueKind == JsonValueKind.String ? (null, Said(error)) : In(error);
        }

        // A code says more than a type, where it is a word.
        string? type = Text(json, "type");
        return (Text(json, "code") ?? Text(json, "status") ?? (type == "error" ? null : type), Text(json, "message") ?? Text(json, "detail"));
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && Said(value) is { Length: > 0 } text ? text : null;

    private static string Said(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Cut inside a letter, or in another encoding: readable all the same.
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(json)).Trim('"');
        }
    }
}
