using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>What the model may call.</summary>
internal static class Tools
{
    private static readonly JsonElement s_anyObject = JsonDocument.Parse("""{"type":"object"}""").RootElement;

    /// <returns>The tools; null for none.</returns>
    public static List<RequestTool>? Of(IList<AITool>? tools) => tools is { Count: > 0 } ? [.. tools.Select(Of)] : null;

    public static ToolChoice? ChoiceOf(ChatOptions options, bool hasTools)
    {
        bool? isSerial = options.AllowMultipleToolCalls == false ? true : null;
        if (!hasTools)
        {
            return options.ToolMode is not RequiredChatToolMode ? null
                : throw new ModelRequestException("ChatOptions.ToolMode requires an action, but there is none. Add it to ChatOptions.Tools.");
        }

        return options.ToolMode switch
        {
            NoneChatToolMode => new("none"),
            RequiredChatToolMode { RequiredFunctionName: { } name } => new("tool") { Name = name, DisableParallelToolUse = isSerial },
            RequiredChatToolMode => new("any") { DisableParallelToolUse = isSerial },
            AutoChatToolMode => new("auto") { DisableParallelToolUse = isSerial },
            _ => isSerial is null ? null : new("auto") { DisableParallelToolUse = isSerial },
        };
    }

    private static RequestTool Of(AITool tool) => tool switch
    {
        AIFunctionDeclaration function => new()
        {
            Name = function.Name,
            Description = string.IsNullOrEmpty(function.Description) ? null : function.Description,
            InputSchema = SchemaOf(function.JsonSchema),
            Strict = function.AdditionalProperties.TryGetValue("strict", out object? value) && value is true ? true : null,
        },
        HostedWebSearchTool => Hosted(tool, "web_search_20250305", "web_search"),
        HostedCodeInterpreterTool { Inputs: { Count: > 0 } } => throw new ModelRequestException(
            "Files for Anthropic's code execution are given in the conversation and not with the tool. Leave out HostedCodeInterpreterTool.Inputs."),
        HostedCodeInterpreterTool => Hosted(tool, "code_execution_20250825", "code_execution"),
        _ => throw new ModelRequestException(
            $"Anthropic's client has no tool like {tool.GetType().Name} ('{tool.Name}'). Give the model an AIFunction, or a web search or code interpreter tool."),
    };

    private static RequestTool Hosted(AITool tool, string type, string name)
    {
        Dictionary<string, JsonElement> more = Values.Of(tool.AdditionalProperties, $"{tool.GetType().Name}.AdditionalProperties");
        return new()
        {
            Type = Take(more, "type") ?? type,
            Name = Take(more, "name") ?? name,
            More = more.Count == 0 ? null : more,
        };
    }

    private static string? Take(Dictionary<string, JsonElement> members, string name) =>
        members.Remove(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The API wants it to say that it is an object.
    private static JsonElement SchemaOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return s_anyObject;
        }

        if (schema.TryGetProperty("type", out _))
        {
            return schema;
        }

        JsonObject whole = JsonObject.Create(schema)!;
        whole.Insert(0, "type", "object");
        return JsonDocument.Parse(whole.ToJsonString()).RootElement;
    }
}
