using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Anthropic.Requests;

/// <summary>The body of a request.</summary>
internal sealed class RequestBody
{
    public required string Model { get; init; }

    public required int MaxTokens { get; init; }

    public bool Stream { get; } = true;

    public List<RequestBlock>? System { get; init; }

    public required List<RequestMessage> Messages { get; init; }

    public List<RequestTool>? Tools { get; init; }

    public ToolChoice? ToolChoice { get; init; }

    public Thinking? Thinking { get; init; }

    public OutputConfig? OutputConfig { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public int? TopK { get; init; }

    public IList<string>? StopSequences { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>Whether it has a member of that name already.</summary>
    public bool Has(string name) => name switch
    {
        "model" or "max_tokens" or "stream" or "messages" => true,
        "system" => System is not null,
        "tools" => Tools is not null,
        "tool_choice" => ToolChoice is not null,
        "thinking" => Thinking is not null,
        "output_config" => OutputConfig is not null,
        "temperature" => Temperature is not null,
        "top_p" => TopP is not null,
        "top_k" => TopK is not null,
        "stop_sequences" => StopSequences is not null,
        _ => false,
    };
}

internal sealed class RequestMessage(string role)
{
    public string Role { get; } = role;

    public List<RequestContent> Content { get; } = [];

    /// <summary>How many results it begins with.</summary>
    [JsonIgnore]
    public int Results { get; set; }
}

internal sealed record Thinking(string Type)
{
    public int? BudgetTokens { get; init; }

    public string? Display { get; init; }
}

internal sealed record OutputConfig(string? Effort, OutputFormat? Format);

internal sealed record OutputFormat(string Type, JsonElement Schema);

internal sealed record ToolChoice(string Type)
{
    public string? Name { get; init; }

    public bool? DisableParallelToolUse { get; init; }
}

internal sealed class RequestTool
{
    public string? Type { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public JsonElement? InputSchema { get; init; }

    public bool? Strict { get; init; }

    public CacheControl? CacheControl { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

internal sealed record CacheControl(string Type, string? Ttl);
