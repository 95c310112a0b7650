using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Text;

/// <summary>What a request lets the model call.</summary>
/// <param name="Tools">The tools that it is told of; none where it may call none.</param>
/// <param name="Callable">Those of them that it may call.</param>
/// <param name="IsRequired">Whether it must.</param>
/// <param name="AllowsMany">Whether it may call more than once in an answer.</param>
internal sealed record ToolOffer(IReadOnlyList<AIFunctionDeclaration> Tools, IReadOnlyList<AIFunctionDeclaration> Callable, bool IsRequired, bool AllowsMany)
{
    /// <exception cref="ModelRequestException">A tool is none that runs here, or there is none to be called.</exception>
    public static ToolOffer Of(ChatOptions? options)
    {
        List<AIFunctionDeclaration> tools = [.. (options?.Tools ?? []).Select(FunctionOf)];
        if (tools.GroupBy(static tool => tool.Name, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw new ModelRequestException($"Two tools are called '{twice.Key}'. Give each a name of its own.");
        }

        bool allowsMany = options?.AllowMultipleToolCalls != false;
        return options?.ToolMode switch
        {
            NoneChatToolMode => new([], [], IsRequired: false, allowsMany),
            RequiredChatToolMode { RequiredFunctionName: { } name } => new(tools, [tools.Find(tool => tool.Name == name)
                ?? throw new ModelRequestException($"ChatOptions.ToolMode requires '{name}', which is none of ChatOptions.Tools. Add it, or name another.")], IsRequired: true, allowsMany),
            RequiredChatToolMode when tools.Count == 0 => throw new ModelRequestException("ChatOptions.ToolMode requires a call, and there is no tool. Give one in ChatOptions.Tools."),
            RequiredChatToolMode => new(tools, tools, IsRequired: true, allowsMany),
            _ => new(tools, tools, IsRequired: false, allowsMany),
        };
    }

    private static AIFunctionDeclaration FunctionOf(AITool tool) => tool as AIFunctionDeclaration
        ?? throw new ModelRequestException($"llama.cpp calls functions of this program, and has no {tool.GetType().Name}. Give an AIFunction in its place.");
}
