using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Models;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>An item of a request's input.</summary>
[JsonConverter(typeof(InputItemConverter))]
internal abstract record InputItem
{
    /// <summary>Whether the model has said it.</summary>
    public abstract bool IsOfModel { get; }

    public abstract void Write(Utf8JsonWriter writer);
}

/// <summary>An item as the provider has sent it.</summary>
/// <param name="Json">JSON that was parsed before.</param>
/// <param name="IsThought">Whether it is a thought.</param>
internal sealed record RawItem(string Json, bool IsThought) : InputItem
{
    public override bool IsOfModel => true;

    public override void Write(Utf8JsonWriter writer) => writer.WriteRawValue(Json, skipInputValidation: true);
}

/// <summary>An item that is written from contents.</summary>
internal sealed record SaidItem(string Type) : InputItem
{
    public string? Role { get; init; }

    public IReadOnlyList<ContentPart>? Content { get; init; }

    public string? CallId { get; init; }

    public string? Name { get; init; }

    public string? Arguments { get; init; }

    public string? Input { get; init; }

    public CallOutput? Output { get; init; }

    [JsonIgnore]
    public override bool IsOfModel => Role == "assistant" || Type is "function_call" or "custom_tool_call";

    public override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, RequestJson.Default.SaidItem);
}

internal sealed class InputItemConverter : WriteOnlyConverter<InputItem>
{
    public override void Write(Utf8JsonWriter writer, InputItem value, JsonSerializerOptions options) => value.Write(writer);
}

/// <summary>A part of a message's content, or of a result.</summary>
internal sealed record ContentPart(string Type)
{
    public string? Text { get; init; }

    public IReadOnlyList<string>? Annotations { get; init; }

    public string? ImageUrl { get; init; }

    public string? Detail { get; init; }

    public string? FileId { get; init; }

    public string? Filename { get; init; }

    public string? FileData { get; init; }

    public string? FileUrl { get; init; }
}

/// <summary>What a call gave: text, or parts where it gave more than text.</summary>
[JsonConverter(typeof(CallOutputConverter))]
internal sealed record CallOutput(string Text, IReadOnlyList<ContentPart>? Parts = null);

internal sealed class CallOutputConverter : WriteOnlyConverter<CallOutput>
{
    public override void Write(Utf8JsonWriter writer, CallOutput value, JsonSerializerOptions options)
    {
        if (value.Parts is { } parts)
        {
            JsonSerializer.Serialize(writer, parts, RequestJson.Default.IReadOnlyListContentPart);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
