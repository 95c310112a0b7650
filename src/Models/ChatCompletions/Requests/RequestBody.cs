using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Models.ChatCompletions;

/// <summary>The body of a request: members that are null are not sent.</summary>
internal sealed class RequestBody
{
    public string? Model { get; set; }

    public required List<RequestMessage> Messages { get; set; }

    public int? MaxTokens { get; set; }

    public int? MaxCompletionTokens { get; set; }

    public float? Temperature { get; set; }

    public float? TopP { get; set; }

    public int? TopK { get; set; }

    public float? FrequencyPenalty { get; set; }

    public float? PresencePenalty { get; set; }

    public IList<string>? Stop { get; set; }

    public string? ReasoningEffort { get; set; }

    public List<RequestTool>? Tools { get; set; }

    public ToolChoice? ToolChoice { get; set; }

    public bool? ParallelToolCalls { get; set; }

    public RequestFormat? ResponseFormat { get; set; }

    public bool Stream { get; set; } = true;

    public RequestStreamOptions? StreamOptions { get; set; }

    /// <summary>Members that only some servers have.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extras { get; set; }
}

internal sealed record RequestStreamOptions(bool IncludeUsage);

internal sealed class RequestTool
{
    public string Type { get; } = "function";

    public required RequestFunction Function { get; set; }
}

internal sealed record RequestFunction(string Name, string? Description, JsonElement Parameters, bool? Strict);

/// <summary>A word, or the name of a function.</summary>
[JsonConverter(typeof(ToolChoiceConverter))]
internal sealed record ToolChoice(string? Word, string? Function);

internal sealed record RequestFormat(string Type, RequestSchema? JsonSchema);

internal sealed record RequestSchema(string Name, string? Description, JsonElement Schema);
