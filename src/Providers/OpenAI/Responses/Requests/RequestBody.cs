using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Models;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>The body of a request. Members that are null are not written.</summary>
internal sealed class RequestBody
{
    public required string Model { get; init; }

    public string? Instructions { get; init; }

    public string? PreviousResponseId { get; init; }

    public string? Conversation { get; init; }

    public required IReadOnlyList<InputItem> Input { get; init; }

    public IReadOnlyList<ToolItem>? Tools { get; init; }

    public ToolChoice? ToolChoice { get; init; }

    public bool? ParallelToolCalls { get; init; }

    public ReasoningSettings? Reasoning { get; init; }

    public TextSettings? Text { get; init; }

    public int? MaxOutputTokens { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public IReadOnlyList<string>? Include { get; init; }

    public bool Store { get; init; }

    public bool Stream { get; init; } = true;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>The names of the members that are written.</summary>
    public IEnumerable<string> Names()
    {
        (string Name, bool IsWritten)[] members =
        [
            ("model", true), ("input", true), ("store", true), ("stream", true),
            ("instructions", Instructions is not null), ("previous_response_id", PreviousResponseId is not null), ("conversation", Conversation is not null),
            ("tools", Tools is not null), ("tool_choice", ToolChoice is not null), ("parallel_tool_calls", ParallelToolCalls is not null),
            ("reasoning", Reasoning is not null), ("text", Text is not null), ("max_output_tokens", MaxOutputTokens is not null),
            ("temperature", Temperature is not null), ("top_p", TopP is not null), ("include", Include is not null),
        ];
        return members.Where(static member => member.IsWritten).Select(static member => member.Name);
    }
}

internal sealed record ReasoningSettings(string? Effort, string? Summary);

internal sealed record TextSettings(TextFormat Format);

internal sealed record TextFormat(string Type)
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public JsonElement? Schema { get; init; }

    public bool? Strict { get; init; }
}

/// <summary>Which tool is to be called: a word, or a tool.</summary>
[JsonConverter(typeof(ToolChoiceConverter))]
internal sealed record ToolChoice(string Word, string? Name = null);

internal sealed class ToolChoiceConverter : WriteOnlyConverter<ToolChoice>
{
    public override void Write(Utf8JsonWriter writer, ToolChoice value, JsonSerializerOptions options)
    {
        if (value.Word is "none" or "auto" or "required")
        {
            writer.WriteStringValue(value.Word);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, value.Word);
        if (value.Name is not null)
        {
            writer.WriteString("name"u8, value.Name);
        }

        writer.WriteEndObject();
    }
}
