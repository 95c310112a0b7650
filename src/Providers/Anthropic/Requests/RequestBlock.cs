using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Models;

namespace GenFlow.Anthropic.Requests;

/// <summary>A block of a message or of the system prompt.</summary>
internal sealed class RequestBlock(string type)
{
    public string Type { get; } = type;

    public string? Text { get; set; }

    public string? Thinking { get; init; }

    public string? Signature { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public Dictionary<string, JsonElement>? Input { get; init; }

    public string? ToolUseId { get; init; }

    public bool? IsError { get; init; }

    public List<RequestBlock>? Content { get; init; }

    public MediaSource? Source { get; init; }

    public string? Title { get; init; }

    public CacheControl? CacheControl { get; set; }
}

/// <summary>What a message contains: a block, or one as the provider has sent it.</summary>
[JsonConverter(typeof(RequestContentConverter))]
internal readonly record struct RequestContent(RequestBlock? Block, string? Raw = null);

internal sealed record MediaSource(string Type)
{
    public string? MediaType { get; init; }

    public MediaData? Data { get; init; }

    public string? Url { get; init; }

    public string? FileId { get; init; }
}

/// <summary>Bytes, written in base64, or text.</summary>
[JsonConverter(typeof(MediaDataConverter))]
internal readonly record struct MediaData(ReadOnlyMemory<byte> Bytes, string? Text = null);

internal sealed class RequestContentConverter : WriteOnlyConverter<RequestContent>
{
    public override void Write(Utf8JsonWriter writer, RequestContent value, JsonSerializerOptions options)
    {
        if (value.Raw is { } raw)
        {
            writer.WriteRawValue(raw, skipInputValidation: true);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Block!, RequestJson.Default.RequestBlock);
        }
    }
}

internal sealed class MediaDataConverter : WriteOnlyConverter<MediaData>
{
    public override void Write(Utf8JsonWriter writer, MediaData value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteBase64StringValue(value.Bytes.Span);
        }
    }
}
