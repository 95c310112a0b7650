using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>What the model has said, as it goes back to it.</summary>
internal static class AssistantContents
{
    /// <returns>What is sent; null for what this provider has no use for.</returns>
    public static RequestContent? Of(AIContent content)
    {
        if (content is TextContent { Text: var said } && string.IsNullOrWhiteSpace(said))
        {
            // Refused, whatever comes with it: even the provider's own, which may cite without a word.
            return null;
        }

        if (WireContent.TryGet(content, AnthropicChatClient.Wire, out string? raw) && IsStill(content, raw))
        {
            return new(null, raw);
        }

        return content switch
        {
            // Text and calls are the conversation's, whoever has said them: results follow the calls.
            TextContent text => new(new("text") { Text = text.Text }),
            FunctionCallContent { InformationalOnly: false } call => new(Call(call)),
            TextReasoningContent thought when !string.IsNullOrEmpty(thought.ProtectedData) && !WireContent.IsForeign(thought, AnthropicChatClient.Wire)
                && raw is null => new(new("thinking") { Thinking = thought.Text, Signature = thought.ProtectedData }),
            TextReasoningContent or ToolCallContent or ToolResultContent or UsageContent or ErrorContent => null,
            DataContent or UriContent or HostedFileContent => throw new ModelRequestException(
                $"A message of the assistant has a {content.GetType().Name}: Anthropic takes media from the user only. Move it to a user's message."),

            // Blocks of other providers that nobody knows.
            _ when content.GetType() == typeof(AIContent) || WireContent.IsForeign(content, AnthropicChatClient.Wire) => null,
            _ => throw new ModelRequestException($"A message of the assistant has a {content.GetType().Name}, which Anthropic's client cannot send. Leave it out of the transcript."),
        };
    }

    private static RequestBlock Call(FunctionCallContent call) => new("tool_use")
    {
        Id = CallIds.Of(call.CallId),
        Name = call.Name,
        Input = Values.Of(call.Arguments ?? (IEnumerable<KeyValuePair<string, object?>>)[], $"FunctionCallContent.Arguments of '{call.Name}'"),
    };

    // A transcript can be changed, or written by hand: what is sent must be a block, and the one that the content still speaks of.
    private static bool IsStill(AIContent content, string raw)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(raw);
            JsonElement block = document.RootElement;
            return Text(block, "type") is { } type && content switch
            {
                TextContent text => type == "text" && Text(block, "text") == text.Text,
                FunctionCallContent { InformationalOnly: false } call => type == "tool_use" && Text(block, "id") == call.CallId && Text(block, "name") == call.Name,
                _ => true,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement block, string name) =>
        block.ValueKind == JsonValueKind.Object && block.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? WireText.Whole(value) : null;
}
