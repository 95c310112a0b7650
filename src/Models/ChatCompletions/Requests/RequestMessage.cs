using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Models.ChatCompletions;

/// <summary>A message of a request.</summary>
internal sealed class RequestMessage
{
    public required string Role { get; set; }

    public RequestContent? Content { get; set; }

    public string? Name { get; set; }

    public List<RequestCall>? ToolCalls { get; set; }

    public string? ToolCallId { get; set; }

    /// <summary>What the provider has sent with the message and wants back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extras { get; set; }

    public void Add(string name, JsonElement value) => (Extras ??= new(StringComparer.Ordinal))[name] = value;
}

/// <summary>A text, or parts.</summary>
[JsonConverter(typeof(RequestContentConverter))]
internal sealed record RequestContent(string? Text, List<RequestPart>? Parts = null);

internal sealed class RequestCall
{
    public required string Id { get; set; }

    public string Type { get; } = "function";

    public required RequestCalled Function { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extras { get; set; }
}

internal sealed record RequestCalled(string Name, string Arguments);

internal sealed class RequestPart
{
    public required string Type { get; set; }

    public string? Text { get; set; }

    public RequestImage? ImageUrl { get; set; }

    public RequestAudio? InputAudio { get; set; }

    public RequestFile? File { get; set; }
}

internal sealed record RequestImage(string Url, string? Detail);

internal sealed record RequestAudio(string Data, string Format);

internal sealed record RequestFile(string? FileData, string? FileId, string? Filename);
