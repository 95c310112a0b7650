using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

// Calls that no item of the provider's own is kept of, and results.
internal sealed partial class InputWriter
{
    private void AddCall(FunctionCallContent call)
    {
        bool isCustom = tools?.Any(tool => tool.Name == call.Name && tool.GetService<OpenAICustomTool>() is not null) == true
            && call.Arguments?.ContainsKey("input") == true;
        if (isCustom)
        {
            _customCalls.Add(call.CallId);
        }

        Items.Add(isCustom
            ? new SaidItem("custom_tool_call") { CallId = call.CallId, Name = call.Name, Input = TextOf(call.Arguments!["input"], $"the input of the call '{call.CallId}' of '{call.Name}'") }
            : new SaidItem("function_call") { CallId = call.CallId, Name = call.Name, Arguments = ArgumentsOf(call) });
    }

    private void AddResult(FunctionResultContent result)
    {
        // Of what the provider has run itself it has the result.
        if (!_serverCalls.Contains(result.CallId))
        {
            Items.Add(new SaidItem(_customCalls.Contains(result.CallId) ? "custom_tool_call_output" : "function_call_output")
            {
                CallId = result.CallId,
                Output = OutputOf(result),
            });
        }
    }

    private static string ArgumentsOf(FunctionCallContent call) =>
        call is { Exception: not null, RawRepresentation: string raw } ? raw
        : call.Arguments is { Count: > 0 } arguments ? Text(arguments, $"the arguments of the call '{call.CallId}' of '{call.Name}'", typeof(IDictionary<string, object?>))
        : "{}";

    // The wire has no word for an error: what it says must do.
    private static CallOutput OutputOf(FunctionResultContent result) => result switch
    {
        { Result: null, Exception: { } error } => new($"Error: {error.Message}"),
        { Result: AIContent content } => OutputOf([content]),
        { Result: IEnumerable<AIContent> contents } => OutputOf([.. contents]),
        _ => new(TextOf(result.Result, $"the result of the call '{result.CallId}'")),
    };

    private static CallOutput OutputOf(List<AIContent> contents) =>
        contents.TrueForAll(static content => content is TextContent)
            ? new(string.Join("\n", contents.OfType<TextContent>().Select(static content => content.Text)))
            : new("", contents.ConvertAll(InputParts.Of));

    private static string TextOf(object? value, string what) => value switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        JsonElement json => json.GetRawText(),
        _ => Text(value, what, value.GetType()),
    };

    private static string Text(object value, string what, Type type)
    {
        try
        {
            return JsonSerializer.Serialize(value, ContentJson.Options.GetTypeInfo(type));
        }
        catch (Exception problem) when (problem is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ModelRequestException($"In {what} is a {value.GetType().Name} that has no JSON form here: {problem.Message} Give it as text or as a JsonElement.", problem);
        }
    }
}
