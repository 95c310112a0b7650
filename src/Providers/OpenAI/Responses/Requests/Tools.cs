using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>The tools that a request declares, and which of them is to be called.</summary>
internal static class Tools
{
    private static readonly JsonElement s_noParameters = JsonDocument.Parse("""{"type":"object","properties":{}}""").RootElement.Clone();

    /// <exception cref="ModelRequestException">The wire has no such tool.</exception>
    public static ToolItem Of(AITool tool) => tool switch
    {
        AIFunctionDeclaration function when function.GetService<OpenAICustomTool>() is { } custom => new()
        {
            Type = "custom",
            Name = function.Name,
            Description = Description(function.Description),
            Format = custom.Grammar is { } grammar ? new("grammar", grammar.Syntax, grammar.Definition) : null,
        },
        AIFunctionDeclaration function => Function(function),
        HostedWebSearchTool => new() { Type = "web_search", More = Extras.Of(tool.AdditionalProperties, ["type"]) },
        HostedFileSearchTool search => new()
        {
            Type = "file_search",
            VectorStoreIds = [.. (search.Inputs ?? []).OfType<HostedVectorStoreContent>().Select(static store => store.VectorStoreId)],
            MaxNumResults = search.MaximumResultCount,
            More = Extras.Of(tool.AdditionalProperties, ["type", "vector_store_ids", "max_num_results"]),
        },
        HostedCodeInterpreterTool code => new()
        {
            Type = "code_interpreter",
            Container = new("auto", (code.Inputs ?? []).OfType<HostedFileContent>().Select(static file => file.FileId).ToArray() is { Length: > 0 } files ? files : null),
            More = Extras.Of(tool.AdditionalProperties, ["type", "container"]),
        },
        HostedImageGenerationTool => new() { Type = "image_generation", More = Extras.Of(tool.AdditionalProperties, ["type"]) },
        HostedMcpServerTool server => Mcp(server),
        _ => throw new ModelRequestException($"The tool '{tool.Name}' is a {tool.GetType().Name}, which the Responses API does not have. Give it as a function."),
    };

    /// <summary>What the mode asks for; null for the provider's default.</summary>
    public static ToolChoice? ChoiceOf(ChatOptions options) => options.ToolMode switch
    {
        NoneChatToolMode => new("none"),
        AutoChatToolMode => new("auto"),
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChoiceOf(options.Tools?.FirstOrDefault(tool => tool.Name == name), name),
        RequiredChatToolMode => new("required"),
        _ => null,
    };

    private static ToolChoice ChoiceOf(AITool? tool, string name) => tool switch
    {
        null => throw new ModelRequestException($"The tool '{name}' is required, and the request does not declare it."),
        AIFunctionDeclaration function => new(function.GetService<OpenAICustomTool>() is null ? "function" : "custom", name),
        _ => new(Of(tool).Type),
    };

    private static ToolItem Function(AIFunctionDeclaration function)
    {
        JsonElement parameters = function.JsonSchema.ValueKind == JsonValueKind.Object && function.JsonSchema.EnumerateObject().Any() ? function.JsonSchema : s_noParameters;
        return new()
        {
            Type = "function",
            Name = function.Name,
            Description = Description(function.Description),
            Parameters = parameters,

            // Left out it would be true, and the provider would change or refuse most schemas.
            Strict = function.AdditionalProperties.TryGetValue("strict", out object? strict) && strict is bool isStrict ? isStrict : StrictSchema.Fits(parameters),
        };
    }

    private static ToolItem Mcp(HostedMcpServerTool server)
    {
        if (server.ApprovalMode is not HostedMcpServerToolNeverRequireApprovalMode)
        {
            throw new ModelRequestException(
                $"The MCP server '{server.ServerName}' asks for approvals, which cannot be answered here: the provider calls it itself. Set ApprovalMode to NeverRequire, or connect to it yourself and give its tools as functions.");
        }

        bool isUrl = Uri.TryCreate(server.ServerAddress, UriKind.Absolute, out _);
        return new()
        {
            Type = "mcp",
            ServerLabel = server.ServerName,
            ServerUrl = isUrl ? server.ServerAddress : null,
            ConnectorId = isUrl ? null : server.ServerAddress,
            ServerDescription = Description(server.ServerDescription),
            AllowedTools = server.AllowedTools is { Count: > 0 } allowed ? [.. allowed] : null,
            Headers = server.Headers is { Count: > 0 } headers ? headers : null,
            RequireApproval = "never",
            More = Extras.Of(server.AdditionalProperties, ["type", "server_label", "server_url", "connector_id", "server_description", "allowed_tools", "headers", "require_approval"]),
        };
    }

    private static string? Description(string? description) => string.IsNullOrEmpty(description) ? null : description;
}
