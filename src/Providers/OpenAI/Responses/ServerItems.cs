using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses;

/// <summary>Calls that the provider runs itself: one item each, with what was asked for and what came of it.</summary>
internal static class ServerItems
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is called, for people; null for an item that is not known. An MCP call has the name of its tool.</summary>
    public static string? NameOf(string? type) => type switch
    {
        "web_search_call" => "web_search",
        "file_search_call" => "file_search",
        "code_interpreter_call" => "code_interpreter",
        "image_generation_call" => "image_generation",
        "mcp_call" => "mcp",
        _ => null,
    };

    /// <summary>The arguments: JSON, or the text that a member of them holds.</summary>
    public static string ArgumentsOf(JsonElement item) => item.Text("type"u8) switch
    {
        "mcp_call" => item.Text("arguments"u8) is { Length: > 0 } arguments ? arguments : "{}",
        "code_interpreter_call" => item.Text("code"u8) ?? "",
        "web_search_call" => Without(item.Member("action"u8), "sources"u8),
        "file_search_call" when item.Member("queries"u8) is { ValueKind: JsonValueKind.Array } queries => $"{{\"queries\":{queries.GetRawText()}}}",
        "image_generation_call" when item.Member("revised_prompt"u8) is { ValueKind: JsonValueKind.String } prompt => $"{{\"revised_prompt\":{prompt.GetRawText()}}}",
        _ => "{}",
    };

    /// <summary>What came of it.</summary>
    public static ServerActionResult ResultOf(string callId, JsonElement item)
    {
        string? error = ErrorOf(item);
        return error is null ? new(callId, TextOf(item), [.. SourcesOf(item)]) : new(callId, error, [], IsError: true);
    }

    /// <summary>The arguments of a call as the abstraction has them; null where they are no JSON.</summary>
    public static Dictionary<string, object?>? ArgumentsOf(OutputItem item, string? arguments)
    {
        if (item.Kind == ItemKind.CustomCall)
        {
            return new() { ["input"] = arguments ?? "" };
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments);
            return document.RootElement.ValueKind != JsonValueKind.Object ? null
                : document.RootElement.EnumerateObject().GroupBy(static member => member.Name).ToDictionary(static group => group.Key, static group => (object?)group.Last().Value.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? ErrorOf(JsonElement item)
    {
        JsonElement error = item.Member("error"u8);
        return error.ValueKind == JsonValueKind.String ? WireText.Whole(error)
            : error.ValueKind == JsonValueKind.Object ? error.Text("message"u8) ?? error.GetRawText()
            : item.Text("status"u8) == "failed" ? "The call has failed."
            : null;
    }

    private static string TextOf(JsonElement item)
    {
        if (item.Text("type"u8) != "code_interpreter_call")
        {
            return item.Text("output"u8) ?? "";
        }

        var text = new StringBuilder();
        foreach (JsonElement output in item.List("outputs"u8))
        {
            string part = output.Text("logs"u8) ?? output.Text("url"u8) ?? "";
            text.Append(text.Length > 0 && part.Length > 0 ? "\n" : "").Append(part);
        }

        return text.ToString();
    }

    private static IEnumerable<Source> SourcesOf(JsonElement item)
    {
        foreach (JsonElement source in item.Member("action"u8).List("sources"u8))
        {
            if ((source.Text("url"u8) ?? source.Text("name"u8)) is { } name)
            {
                yield return new(source.Text("title"u8) ?? name, source.Text("url"u8));
            }
        }

        foreach (JsonElement found in item.List("results"u8))
        {
            if ((found.Text("filename"u8) ?? found.Text("file_id"u8)) is { } name)
            {
                yield return new(name, null, found.Text("text"u8));
            }
        }
    }

    private static string Without(JsonElement json, ReadOnlySpan<byte> name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return "{}";
        }

        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, s_compact))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in json.EnumerateObject())
            {
                if (!member.NameEquals(name))
                {
                    member.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
