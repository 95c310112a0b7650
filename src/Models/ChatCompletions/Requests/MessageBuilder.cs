using System.Text;
using System.Text.Json;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.ChatCompletions;

/// <summary>From a transcript to the messages of a request.</summary>
internal sealed class MessageBuilder
{
    private readonly ChatCompletionsServer _server;
    private readonly string _wire;
    private readonly List<RequestMessage> _messages = [];

    private MessageBuilder(ChatCompletionsServer server)
    {
        _server = server;
        _wire = ChatCompletionsWire.NameOf(server.Name);
    }

    /// <exception cref="ModelRequestException">The wire cannot say it.</exception>
    public static List<RequestMessage> Of(ChatCompletionsServer server, IReadOnlyList<ChatMessage> messages, string? instructions)
    {
        var builder = new MessageBuilder(server);
        if (!string.IsNullOrEmpty(instructions))
        {
            builder._messages.Add(new() { Role = "system", Content = new(instructions) });
        }

        foreach (ChatMessage message in messages)
        {
            builder.Add(message);
        }

        return builder._messages.Count > 0 ? builder._messages
            : throw new ModelRequestException("The request has no message that says anything. Give at least one with text.");
    }

    private void Add(ChatMessage message)
    {
        if (message.Role == ChatRole.Assistant)
        {
            AddAssistant(message);
            return;
        }

        // Results are messages of their own and come first: they belong to the calls right in front.
        foreach (FunctionResultContent result in message.Contents.OfType<FunctionResultContent>())
        {
            _messages.Add(new() { Role = "tool", ToolCallId = result.CallId, Content = new(ToolTexts.Of(result)) });
        }

        List<RequestPart> parts = PartsOf(message);
        if (parts.Count == 0)
        {
            return;
        }

        if (message.Role == ChatRole.Tool)
        {
            throw new ModelRequestException("A message of the role tool has contents that are no FunctionResultContent. Move them to a message of the user.");
        }

        _messages.Add(new()
        {
            Role = message.Role.Value,
            Name = NameOf(message),
            Content = parts is [{ Text: { } text }] ? new(text) : new(null, parts),
        });
    }

    private static List<RequestPart> PartsOf(ChatMessage message)
    {
        var parts = new List<RequestPart>(message.Contents.Count);
        foreach (AIContent content in message.Contents)
        {
            if (content is not FunctionResultContent && MediaParts.Of(content) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private void AddAssistant(ChatMessage message)
    {
        var text = new StringBuilder();
        var thoughts = new StringBuilder();
        var said = new RequestMessage { Role = "assistant", Name = NameOf(message) };
        foreach (AIContent content in message.Contents)
        {
            switch (content)
            {
                case FunctionCallContent { InformationalOnly: false } call:
                    (said.ToolCalls ??= []).Add(CallOf(call));
                    break;
                case TextReasoningContent { ProtectedData: null } thought when !WireContent.IsForeign(thought, _wire):
                    thoughts.Append(thought.Text);
                    break;
                case TextContent plain:
                    text.Append(plain.Text);
                    break;
                default:
                    Restore(content, said.Add);
                    break;
            }
        }

        if (text.Length > 0)
        {
            said.Content = new(text.ToString());
        }

        if (text.Length > 0 || said.ToolCalls is not null)
        {
            AddThoughts(said, thoughts);
            _messages.Add(said);
        }
    }

    private void AddThoughts(RequestMessage said, StringBuilder thoughts)
    {
        bool isWanted = _server.ReasoningReplay switch
        {
            ReasoningReplay.WithActions => said.ToolCalls is not null,
            ReasoningReplay.Always => thoughts.Length > 0,
            _ => false,
        };
        if (isWanted)
        {
            said.Add(_server.ReasoningMember, JsonSerializer.SerializeToElement(thoughts.ToString(), AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(string))));
        }
    }

    private RequestCall CallOf(FunctionCallContent call)
    {
        // Arguments that were no JSON were told to be wrong; what the model is shown of them must be JSON.
        string arguments = call.Exception is null ? CallArguments.ToJson(call) : "{}";
        var said = new RequestCall { Id = call.CallId, Function = new(call.Name, arguments.StartsWith('{') ? arguments : "{}") };
        Restore(call, (name, value) => (said.Extras ??= new(StringComparer.Ordinal))[name] = value);
        return said;
    }

    // Members that are the wire's own stay its own: transcripts can be written by hand.
    private void Restore(AIContent content, Action<string, JsonElement> add)
    {
        if (!WireContent.TryGet(content, _wire, out string? json))
        {
            return;
        }

        try
        {
            foreach (JsonProperty member in JsonElement.Parse(json).EnumerateObject())
            {
                if (member.Name is not ("role" or "content" or "name" or "tool_calls" or "tool_call_id" or "id" or "type" or "function"))
                {
                    add(member.Name, member.Value);
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new ModelRequestException($"The transcript has a {content.GetType().Name} whose remembered form is no JSON object. It was changed since {_server.Name} sent it: leave out its AdditionalProperties.", problem);
        }
    }

    // The wire refuses others.
    private static string? NameOf(ChatMessage message) =>
        message.AuthorName is { Length: > 0 and <= 64 } name && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? name : null;
}
