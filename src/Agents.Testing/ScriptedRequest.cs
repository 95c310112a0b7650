using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>A call of a scripted model: what it was asked, as it was then.</summary>
public sealed class ScriptedRequest
{
    internal ScriptedRequest(int number, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        Number = number;
        Messages = [.. messages];
        Options = options?.Clone() ?? new ChatOptions();
    }

    /// <summary>Its number, from 1, in the order in which calls came.</summary>
    public int Number { get; }

    /// <summary>The transcript.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>What it was asked with: a copy.</summary>
    public ChatOptions Options { get; }

    /// <summary>The names of the tools that it was offered.</summary>
    public IReadOnlyList<string> Tools => [.. (Options.Tools ?? []).Select(static tool => tool.Name)];

    /// <summary>Whether it may, must or must not call tools; null where nothing was said.</summary>
    public ChatToolMode? ToolMode => Options.ToolMode;

    /// <summary>What was said first: the instructions of the options, else the first system message; null where there is none.</summary>
    public string? Instructions => Options.Instructions ?? Messages.FirstOrDefault(static message => message.Role == ChatRole.System)?.Text;

    /// <summary>How many messages of the model the transcript has: 0 at the first call of a conversation.</summary>
    public int Replies => Messages.Count(static message => message.Role == ChatRole.Assistant);

    /// <summary>What the user said last; empty where nobody has.</summary>
    public string UserText => LastUser() is >= 0 and var index ? Messages[index].Text : "";

    /// <summary>The calls since then that have a result, in the order of the results.</summary>
    public IReadOnlyList<ScriptedResult> Results
    {
        get
        {
            IEnumerable<AIContent> contents = Messages.Skip(LastUser() + 1).SelectMany(static message => message.Contents);
            var calls = new Dictionary<string, FunctionCallContent>();
            var results = new List<ScriptedResult>();
            foreach (AIContent content in contents)
            {
                if (content is FunctionCallContent call)
                {
                    calls[call.CallId] = call;
                }
                else if (content is FunctionResultContent result && calls.TryGetValue(result.CallId, out FunctionCallContent? of))
                {
                    results.Add(new(of.CallId, of.Name, (of.Arguments ?? new Dictionary<string, object?>()).AsReadOnly(), result.Result?.ToString() ?? ""));
                }
            }

            return results;
        }
    }

    private int LastUser()
    {
        for (int index = Messages.Count - 1; index >= 0; index--)
        {
            if (Messages[index].Role == ChatRole.User)
            {
                return index;
            }
        }

        return -1;
    }
}
