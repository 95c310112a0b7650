using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace LLamaSharpChat;

/// <summary>Messages in which tools, calls and results are text.</summary>
internal static class ToolPrompt
{
    public static IEnumerable<ChatMessage> Of(IEnumerable<ChatMessage> messages, string? instructions, IReadOnlyList<AIFunctionDeclaration> tools)
    {
        ChatMessage[] all = [.. messages];
        IEnumerable<string?> system = all.Where(static message => message.Role == ChatRole.System).Select(static message => message.Text)
            .Prepend(instructions).Append(tools.Count > 0 ? Describe(tools) : null);
        string told = string.Join("\n\n", system.Where(static text => !string.IsNullOrEmpty(text)));
        if (told.Length > 0)
        {
            yield return new ChatMessage(ChatRole.System, told);
        }

        foreach (ChatMessage message in all.Where(static message => message.Role != ChatRole.System))
        {
            yield return new ChatMessage(
                message.Role == ChatRole.Assistant ? ChatRole.Assistant : ChatRole.User,
                string.Join('\n', message.Contents.Select(TextOf).OfType<string>()));
        }
    }

    private static string Describe(IReadOnlyList<AIFunctionDeclaration> tools) =>
        "You may call these tools. To call one, write only <tool_call>, then a JSON object with its \"name\" and its \"arguments\", then </tool_call>.\n" +
        string.Join('\n', tools.Select(static tool => new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
        }.ToJsonString()));

    private static string? TextOf(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => $"<tool_call>{new JsonObject { ["name"] = call.Name, ["arguments"] = ArgumentsOf(call) }.ToJsonString()}</tool_call>",
        FunctionResultContent result => $"<tool_response>\n{ResultOf(result)}\n</tool_response>",
        _ => null,
    };

    private static JsonObject ArgumentsOf(FunctionCallContent call) => new((call.Arguments ?? new Dictionary<string, object?>()).Select(
        static argument => KeyValuePair.Create(argument.Key, argument.Value is null ? null : JsonSerializer.SerializeToNode(argument.Value))));

    private static string ResultOf(FunctionResultContent result) =>
        result.Result switch
        {
            string text => text,
            null => result.Exception?.Message ?? "",
            var value => JsonSerializer.Serialize(value),
        };
}
