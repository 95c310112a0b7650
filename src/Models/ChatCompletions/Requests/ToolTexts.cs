using System.Text;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.ChatCompletions;

/// <summary>The results of calls as text, which is all that the wire takes of them.</summary>
internal static class ToolTexts
{
    public static string Of(FunctionResultContent result) => result switch
    {
        { Result: string text } => text,
        { Result: null, Exception: { } error } => $"Error: {error.Message}",
        { Result: null } => "",
        { Result: AIContent content } => TextOf(result, [content]),
        { Result: IEnumerable<AIContent> contents } => TextOf(result, contents),
        { Result: System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.String } element } => element.GetString()!,
        { Result: var value } => JsonOf(result, value),
    };

    private static string TextOf(FunctionResultContent result, IEnumerable<AIContent> contents)
    {
        var text = new StringBuilder();
        foreach (AIContent content in contents)
        {
            string part = content switch
            {
                TextContent plain => plain.Text,
                ErrorContent error => error.Message,
                DataContent data when data.HasTopLevelMediaType("text") => Encoding.UTF8.GetString(data.Data.Span),
                _ => throw new ModelRequestException($"The result of the call '{result.CallId}' has a {content.GetType().Name}: over Chat Completions it is text. Give media in a message of the user behind the result."),
            };
            text.Append(text.Length > 0 && part.Length > 0 ? "\n" : "").Append(part);
        }

        return text.ToString();
    }

    private static string JsonOf(FunctionResultContent result, object value)
    {
        try
        {
            return CallArguments.ToJson(value, typeof(object));
        }
        catch (Exception problem) when (problem is NotSupportedException or System.Text.Json.JsonException)
        {
            throw new ModelRequestException($"The result of the call '{result.CallId}' is a {value.GetType().Name}, which has no JSON form: {problem.Message} Give a text or a JsonElement.", problem);
        }
    }
}
