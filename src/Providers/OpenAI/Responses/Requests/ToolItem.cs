using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>A tool that a request declares.</summary>
internal sealed class ToolItem
{
    public required string Type { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public JsonElement? Parameters { get; init; }

    public bool? Strict { get; init; }

    public ToolFormat? Format { get; init; }

    public ToolContainer? Container { get; init; }

    public IReadOnlyList<string>? VectorStoreIds { get; init; }

    public int? MaxNumResults { get; init; }

    public string? ServerLabel { get; init; }

    public string? ServerUrl { get; init; }

    public string? ConnectorId { get; init; }

    public string? ServerDescription { get; init; }

    public IReadOnlyList<string>? AllowedTools { get; init; }

    public IDictionary<string, string>? Headers { get; init; }

    public string? RequireApproval { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

internal sealed record ToolFormat(string Type, string Syntax, string Definition);

internal sealed record ToolContainer(string Type, IReadOnlyList<string>? FileIds);
