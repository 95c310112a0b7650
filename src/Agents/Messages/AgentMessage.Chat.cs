using System.Text.Json;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

// As messages of Microsoft.Extensions.AI, for clients.
public sealed partial record AgentMessage
{
    /// <summary>What a client is given: the message, and behind it the results of its actions where it has some.</summary>
    /// <remarks>A call that the provider ran itself is given back as the provider's own content, where a <see cref="ReplayBlock"/>
    /// holds it, and for information only where none does.</remarks>
    /// <returns>One message, or two; none where it says nothing, as a refusal may, because providers refuse empty ones.</returns>
    public IReadOnlyList<ChatMessage> ToChatMessages()
    {
        var said = new List<AIContent>(Blocks.Count);
        var results = new List<AIContent>();
        foreach (MessageBlock block in Blocks)
        {
            switch (block)
            {
                case ReplayBlock replay:
                    Replay(replay, said);
                    break;
                case ActionBlock { IsServerSide: false, Result: { } result } action:
                    if (Role == AgentRole.Assistant)
                    {
                        said.Add(ContentOf(action));
                    }

                    results.Add(new FunctionResultContent(action.Id, result)
                    {
                        // How the abstraction tells clients that it is an error.
                        Exception = action.IsError ? new InvalidOperationException(result) : null,
                    });
                    break;
                default:
                    said.Add(ContentOf(block));
                    break;
            }
        }

        ChatRole role = Role == AgentRole.User ? ChatRole.User : ChatRole.Assistant;
        ChatMessage message = new(role, said) { MessageId = Id.Length == 0 ? null : Id };
        return results.Count == 0 ? (said.Count == 0 ? [] : [message])
            : said.Count == 0 ? [new ChatMessage(ChatRole.Tool, results) { MessageId = message.MessageId }]
            : [message, new ChatMessage(ChatRole.Tool, results)];
    }

    private static void Replay(ReplayBlock replay, List<AIContent> said)
    {
        AIContent? content;
        try
        {
            content = (AIContent?)replay.Content.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)));
        }
        catch (JsonException)
        {
            // Of a kind that this version of the abstraction does not have. The transcript keeps it; what it stands for is said.
            return;
        }

        if (content is not null)
        {
            int replaced = Math.Min(replay.Replaces, said.Count);
            content = WithIdOf(replaced == 1 ? said[^1] : null, content);
            said.RemoveRange(said.Count - replaced, replaced);
            said.Add(content);
        }
    }

    // A call whose id was empty or used before has another in the transcript, and its result names that one.
    private static AIContent WithIdOf(AIContent? before, AIContent replay) =>
        before is FunctionCallContent { InformationalOnly: false, CallId: var id } && replay is FunctionCallContent call && call.CallId != id
            ? new FunctionCallContent(id, call.Name, call.Arguments) { AdditionalProperties = call.AdditionalProperties, Annotations = call.Annotations }
            : replay;

    private static AIContent ContentOf(MessageBlock block) => block switch
    {
        TextBlock { Citations: { Count: > 0 } citations } text =>
            new TextContent(text.Text) { Annotations = [.. citations.Select(static citation => citation.ToAnnotation())] },
        TextBlock text => new TextContent(text.Text),
        ThoughtBlock thought => new TextReasoningContent(thought.Text) { ProtectedData = thought.Signature },
        ActionBlock action => new FunctionCallContent(action.Id, action.Name, ArgumentsOf(action.Body)) { InformationalOnly = action.IsServerSide },
        MediaBlock { Url: { } url } media => new UriContent(url, media.MediaType),
        MediaBlock media => new DataContent(media.Data, media.MediaType) { Name = media.Name },
        _ => throw new NotSupportedException($"{block.GetType().Name} has no form in a chat message."),
    };

    private static Dictionary<string, object?> ArgumentsOf(JsonElement body)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (body.ValueKind == JsonValueKind.Object)
        {
            // Of two members of one name the last counts.
            foreach (JsonProperty member in body.EnumerateObject())
            {
                arguments[member.Name] = member.Value;
            }
        }

        return arguments;
    }
}
