using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>A conversation as the API takes it: the system prompt apart, and messages of two roles in turns.</summary>
internal sealed class Transcript
{
    private const string User = "user";
    private const string Assistant = "assistant";

    public Transcript(string? instructions, IReadOnlyList<ChatMessage> messages)
    {
        AddSystem(instructions);
        foreach (ChatMessage message in messages)
        {
            Add(message);
        }

        if (Messages.Count == 0)
        {
            throw new ModelRequestException("There is nothing to send: no message has text, media, calls or results that Anthropic takes.");
        }

        TrimEnd();
    }

    public List<RequestBlock> System { get; } = [];

    public List<RequestMessage> Messages { get; } = [];

    private void Add(ChatMessage message)
    {
        if (message.Role == ChatRole.System)
        {
            foreach (AIContent content in message.Contents)
            {
                AddSystem((content as TextContent ?? throw new ModelRequestException(
                    $"A system message has a {content.GetType().Name}: Anthropic takes text there. Put it in a user's message.")).Text);
            }
        }
        else if (message.Role == ChatRole.Assistant)
        {
            foreach (AIContent content in message.Contents)
            {
                if (AssistantContents.Of(content) is { } said)
                {
                    MessageOf(Assistant).Content.Add(said);
                }
            }
        }
        else if (message.Role == ChatRole.User || message.Role == ChatRole.Tool)
        {
            foreach (AIContent content in message.Contents)
            {
                AddOfUser(content);
            }
        }
        else
        {
            throw new ModelRequestException($"Anthropic has no role like '{message.Role}'. Use system, user, assistant or tool.");
        }
    }

    private void AddOfUser(AIContent content)
    {
        if (UserContents.Of(content) is not { } block)
        {
            return;
        }

        RequestMessage message = MessageOf(User);
        if (block.Type == "tool_result")
        {
            // The API wants them first, whatever else is said with them.
            message.Content.Insert(message.Results++, new(block));
        }
        else
        {
            message.Content.Add(new(block));
        }
    }

    // Turns of one role in a row are one message.
    private RequestMessage MessageOf(string role)
    {
        if (Messages.Count == 0 || Messages[^1].Role != role)
        {
            Messages.Add(new(role));
        }

        return Messages[^1];
    }

    private void AddSystem(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            System.Add(new("text") { Text = text });
        }
    }

    // An answer that is to go on must not end in blanks.
    private void TrimEnd()
    {
        if (Messages[^1] is { Role: Assistant } last && last.Content[^1].Block is { Type: "text" } block)
        {
            block.Text = block.Text!.TrimEnd();
        }
    }
}
