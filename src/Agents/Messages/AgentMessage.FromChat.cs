using System.Globalization;
using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

// From messages of Microsoft.Extensions.AI: conversations that began elsewhere.
public sealed partial record AgentMessage
{
    /// <summary>A message of Microsoft.Extensions.AI. What has no block of its own is kept in a <see cref="ReplayBlock"/> and
    /// given back as it is.</summary>
    /// <param name="message">The message of a user, of a model, or of tools.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">It is a system message: that is <see cref="Agent.SystemPrompt"/>.</exception>
    /// <exception cref="NotSupportedException">A content has no JSON form.</exception>
    public static AgentMessage FromChatMessage(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        AgentRole role = message.Role == ChatRole.User ? AgentRole.User
            : message.Role == ChatRole.Assistant ? AgentRole.Assistant
            : message.Role == ChatRole.Tool ? AgentRole.Action
            : throw new ArgumentException($"A message of the role '{message.Role}' is no part of a transcript. What a model is told first is Agent.SystemPrompt.", nameof(message));
        var blocks = new MessageBlock[message.Contents.Count];
        for (int number = 0; number < blocks.Length; number++)
        {
            blocks[number] = BlockOf(message.Contents[number], number, role);
        }

        return new(role, blocks) { Id = message.MessageId ?? "" };
    }

    private static MessageBlock BlockOf(AIContent content, int number, AgentRole role) => content switch
    {
        TextContent text => new TextBlock(text.Text, CitationsOf(text)),
        TextReasoningContent thought => new ThoughtBlock(
            string.Create(CultureInfo.InvariantCulture, $"thought-{number + 1}"), thought.Text, string.IsNullOrEmpty(thought.ProtectedData) ? null : thought.ProtectedData),
        FunctionCallContent { AdditionalProperties: null } call => new ActionBlock(call.CallId, call.Name, BodyOf(call), call.Exception?.Message, IsServerSide: call.InformationalOnly),
        FunctionResultContent result when role == AgentRole.Action =>
            new ActionBlock(result.CallId, "", default, Result: TextOf(result), IsError: result.Exception is not null),
        DataContent data => new MediaBlock(data.MediaType, data.Data.ToArray(), Name: data.Name),
        UriContent found => new MediaBlock(found.MediaType, Url: found.Uri),
        _ => new ReplayBlock(ContentJson.Of(content, typeof(AIContent))),
    };

    private static Citation[]? CitationsOf(TextContent text) =>
        text.Annotations?.OfType<CitationAnnotation>().SelectMany(Citation.FromAnnotation).ToArray() is { Length: > 0 } citations ? citations : null;

    private static JsonElement BodyOf(FunctionCallContent call) =>
        call.Exception is not null ? default
        : ContentJson.Of(call.Arguments ?? new Dictionary<string, object?>(), typeof(IDictionary<string, object?>));

    private static string TextOf(FunctionResultContent result) => result switch
    {
        { Exception: { } error } => result.Result as string ?? error.Message,
        { Result: null } => "",
        { Result: string text } => text,
        _ => ContentJson.Of(result.Result, typeof(object)).GetRawText(),
    };
}
