using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>What an answer obeys, by its options.</summary>
internal static class AnswerGrammars
{
    private static readonly JsonElement s_anyObject = JsonElement.Parse("""{"type": "object"}""");

    /// <summary>The tools that may be called.</summary>
    public static IReadOnlyList<AIFunctionDeclaration> ToolsOf(ChatOptions options)
    {
        AIFunctionDeclaration[] tools = options.ToolMode is NoneChatToolMode ? [] : [.. (options.Tools ?? []).OfType<AIFunctionDeclaration>()];
        return options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name } ? [.. tools.Where(tool => tool.Name == name)] : tools;
    }

    /// <summary>What the whole answer obeys; null for nothing.</summary>
    /// <exception cref="ModelRequestException">A schema asks for what a grammar cannot keep.</exception>
    public static string? Of(ChatOptions options, IReadOnlyList<AIFunctionDeclaration> tools, LlamaCppOptions settings, bool beginsInThought)
    {
        bool allowsMany = options.AllowMultipleToolCalls != false;
        if (options is LlamaCppChatOptions { Grammar: { } grammar })
        {
            return grammar;
        }

        if (options.ToolMode is RequiredChatToolMode)
        {
            return ToolCallGrammar.Required(tools, settings.ToolCallTags, allowsMany, settings.ThoughtTags, beginsInThought);
        }

        if (options.ResponseFormat is not ChatResponseFormatJson json)
        {
            return null;
        }

        JsonElement schema = json.Schema ?? s_anyObject;
        return tools.Count == 0 ? JsonSchemaGrammar.Of(schema, settings.ThoughtTags, beginsInThought)
            : ToolCallGrammar.Required(tools, settings.ToolCallTags, allowsMany, settings.ThoughtTags, beginsInThought, schema);
    }

    /// <summary>What calls obey that the model begins of its own; null where there are no tools, or where a tool's schema asks for what
    /// a grammar cannot keep: then calls are read as they come, and whoever runs them checks their arguments.</summary>
    public static CallGrammars? OfCalls(IReadOnlyList<AIFunctionDeclaration> tools, LlamaCppOptions settings)
    {
        try
        {
            return tools.Count > 0 && ToolCallGrammar.ForCall(tools, settings.ToolCallTags) is { } grammar
                ? new CallGrammars(tools, settings.ToolCallTags, grammar) : null;
        }
        catch (ModelRequestException)
        {
            return null;
        }
    }
}
