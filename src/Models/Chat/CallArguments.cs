using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>The arguments of calls, between JSON and the abstraction's dictionaries.</summary>
internal static class CallArguments
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The content of a complete call.</summary>
    public static FunctionCallContent ToContent(string id, string name, string json, bool isServerSide)
    {
        try
        {
            return new(id, name, Parse(json)) { InformationalOnly = isServerSide };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new(id, name) { Exception = error, RawRepresentation = json, InformationalOnly = isServerSide };
        }
    }

    /// <summary>The arguments as JSON. Those that the client could not read itself are given as they came, or with what it says
    /// of them: never as JSON that an action could run on.</summary>
    public static string ToJson(FunctionCallContent call)
    {
        if (call.Exception is { } error)
        {
            return call.RawRepresentation is string raw && !IsJson(raw) ? raw : "Error: " + error.Message;
        }

        try
        {
            return call.Arguments is { Count: > 0 } arguments ? ToJson(arguments, typeof(IDictionary<string, object?>)) : "{}";
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException)
        {
            return "Error: " + problem.Message;
        }
    }

    /// <summary>Whether the abstraction has a JSON form of a content.</summary>
    public static bool CanBeWritten(AIContent content)
    {
        try
        {
            ToJson(content, typeof(AIContent));
            return true;
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException)
        {
            return false;
        }
    }

    public static string ToJson(object value, Type type)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, s_compact))
        {
            JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(type));
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    // Of two members of one name the last counts. A name of letters that are none is an InvalidOperationException.
    private static Dictionary<string, object?> Parse(string json)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(json))
        {
            return arguments;
        }

        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The arguments are not a JSON object.", "$", 0, 0);
        }

        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            arguments[member.Name] = member.Value.Clone();
        }

        return arguments;
    }

    private static bool IsJson(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) || Parse(text) is not null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
