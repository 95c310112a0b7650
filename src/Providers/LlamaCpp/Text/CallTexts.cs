using System.Text;
using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Calls and their results in prompts.</summary>
internal static class CallTexts
{
    /// <summary>The wire whose contents are this model's own.</summary>
    public const string Wire = "llama.cpp";

    /// <summary>A call as the model would write it.</summary>
    public static string Of(FunctionCallContent call)
    {
        var json = new StringBuilder("{\"name\": ").Append(Gbnf.Json(call.Name)).Append(", \"arguments\": ");
        try
        {
            // Arguments that were no JSON were told to be wrong; what the model is shown of them must be JSON.
            SpacedJson.Write(json, JsonElement.Parse(
                call is { Exception: null, Arguments: { Count: > 0 } arguments } ? JsonForm.Of(arguments, typeof(IDictionary<string, object?>)) : "{}"));
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ModelRequestException($"The arguments of the call '{call.CallId}' have no JSON form: {problem.Message} Give values that have one.", problem);
        }

        return json.Append('}').ToString();
    }

    /// <summary>A result as text.</summary>
    /// <exception cref="ModelRequestException">It has no form as text.</exception>
    public static string Of(FunctionResultContent result) => result switch
    {
        { Exception: { } error, Result: null } => "Error: " + error.Message,
        { Result: null } => "",
        { Result: string text } => text,
        { Result: JsonElement { ValueKind: JsonValueKind.String } text } => text.GetString()!,
        { Result: AIContent content } => TextOf(result, [content]),
        { Result: IEnumerable<AIContent> contents } => TextOf(result, contents),
        { Result: var value } => JsonOf(result, value),
    };

    private static string TextOf(FunctionResultContent result, IEnumerable<AIContent> contents) =>
        string.Join('\n', contents.Select(content => content switch
        {
            TextContent text => text.Text,
            ErrorContent error => "Error: " + error.Message,
            DataContent data when data.HasTopLevelMediaType("text") => Encoding.UTF8.GetString(data.Data.Span),
            _ => throw new ModelRequestException($"The result of the call '{result.CallId}' has a {content.GetType().Name}, which a text model cannot read. Give text or JSON."),
        }).Where(static text => text.Length > 0));

    private static string JsonOf(FunctionResultContent result, object value)
    {
        try
        {
            return JsonForm.Of(value, typeof(object));
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ModelRequestException($"The result of the call '{result.CallId}' is a {value.GetType().Name}, which has no JSON form: {problem.Message} Give a text or a JsonElement.", problem);
        }
    }
}
