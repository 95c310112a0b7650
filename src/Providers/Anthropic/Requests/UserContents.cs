using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>What the user and the actions say.</summary>
internal static class UserContents
{
    /// <returns>What is sent; null where there is nothing to say.</returns>
    public static RequestBlock? Of(AIContent content) => content switch
    {
        TextContent text => TextOf(text.Text),
        FunctionResultContent result => ResultOf(result),
        DataContent or UriContent or HostedFileContent => Media.Of(content),
        TextReasoningContent or ToolCallContent or UsageContent or ErrorContent => null,
        _ => throw new ModelRequestException($"A message of the user has a {content.GetType().Name}, which Anthropic's client cannot send. Give text, images, documents or results."),
    };

    // The API refuses empty text.
    private static RequestBlock? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : new("text") { Text = text };

    private static RequestBlock ResultOf(FunctionResultContent result)
    {
        var content = new List<RequestBlock>();
        foreach (AIContent part in PartsOf(result.Result, result.CallId))
        {
            if (part is FunctionResultContent)
            {
                throw new ModelRequestException($"The result of the call '{result.CallId}' has a result in it. Give text, images or documents.");
            }

            if (Of(part) is { } block)
            {
                content.Add(block);
            }
        }

        bool isError = result.Exception is not null;
        if (isError && content.Count == 0)
        {
            // An error without words is refused, and the exception's own may be nobody else's business.
            content.Add(new("text") { Text = "The action has failed." });
        }

        return new("tool_result")
        {
            ToolUseId = CallIds.Of(result.CallId),
            Content = content.Count == 0 ? null : content,
            IsError = isError ? true : null,
        };
    }

    private static IEnumerable<AIContent> PartsOf(object? result, string callId) => result switch
    {
        null => [],
        string text => [new TextContent(text)],
        AIContent content => [content],
        IEnumerable<AIContent> contents => contents,
        JsonElement { ValueKind: JsonValueKind.String } text => [new TextContent(text.GetString())],
        JsonElement json => [new TextContent(json.GetRawText())],
        _ => [new TextContent(Values.Of(result, $"The result of the call '{callId}'").GetRawText())],
    };
}
