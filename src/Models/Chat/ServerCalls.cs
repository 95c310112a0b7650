using System.Text;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>What the contents of calls that a provider runs itself say.</summary>
internal static class ServerCalls
{
    /// <summary>What is called; null for a content that is not known.</summary>
    public static string? NameOf(ToolCallContent call) => call switch
    {
        FunctionCallContent function => function.Name,
        McpServerToolCallContent mcp => mcp.Name,
        WebSearchToolCallContent => "web_search",
        CodeInterpreterToolCallContent => "code_interpreter",
        ImageGenerationToolCallContent => "image_generation",
        _ => null,
    };

    /// <summary>The arguments as JSON.</summary>
    public static string ArgumentsOf(ToolCallContent call) => call switch
    {
        FunctionCallContent function => CallArguments.ToJson(function),
        McpServerToolCallContent mcp => CallArguments.ToJson(new FunctionCallContent(mcp.CallId, mcp.Name, mcp.Arguments)),
        WebSearchToolCallContent { Queries: { Count: > 0 } queries } => Member("queries", queries),
        CodeInterpreterToolCallContent { Inputs: { Count: > 0 } inputs } => Member("code", TextOf(inputs)),
        _ => "{}",
    };

    /// <summary>What a call gave; null for a content that is not known.</summary>
    public static ServerActionResult? ResultOf(ToolResultContent result) => result switch
    {
        FunctionResultContent { Exception: { } error } function => new(function.CallId, error.Message, [], IsError: true),
        FunctionResultContent function => new(function.CallId, TextOf(function.Result), []),
        McpServerToolResultContent mcp => Of(mcp.CallId, mcp.Outputs),
        WebSearchToolResultContent search => Of(search.CallId, search.Outputs),
        CodeInterpreterToolResultContent code => Of(code.CallId, code.Outputs),
        ImageGenerationToolResultContent image => Of(image.CallId, image.Outputs),
        _ => null,
    };

    private static ServerActionResult Of(string id, IList<AIContent>? outputs)
    {
        outputs ??= [];
        var sources = new List<Source>();
        bool isError = false;
        foreach (AIContent output in outputs)
        {
            isError |= output is ErrorContent;
            if (output is UriContent found)
            {
                string url = found.Uri.OriginalString;
                sources.Add(new(found.AdditionalProperties?.TryGetValue("title", out string? title) == true ? title : url, url));
            }
        }

        return new(id, TextOf(outputs), sources, isError);
    }

    private static string TextOf(object? result) => result switch
    {
        null => "",
        string text => text,
        _ => CallArguments.ToJson(result, typeof(object)),
    };

    private static string TextOf(IList<AIContent> contents)
    {
        var text = new StringBuilder();
        foreach (AIContent content in contents)
        {
            string part = content switch
            {
                TextContent plain => plain.Text,
                ErrorContent error => error.Message ?? error.ErrorCode ?? "",
                DataContent data when data.HasTopLevelMediaType("text") => Encoding.UTF8.GetString(data.Data.Span),
                _ => "",
            };
            text.Append(text.Length > 0 && part.Length > 0 ? "\n" : "").Append(part);
        }

        return text.ToString();
    }

    private static string Member(string name, object value) =>
        CallArguments.ToJson(new Dictionary<string, object?> { [name] = value }, typeof(IDictionary<string, object?>));
}
