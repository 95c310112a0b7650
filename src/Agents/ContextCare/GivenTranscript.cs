using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>The transcript as the model is given it. It is told of each message once, in order: what is shortened depends on
/// nothing else.</summary>
/// <param name="policy">What may be shortened.</param>
/// <param name="roster">The agent's actions.</param>
/// <param name="chain">The chain that the agent is a stage of: what its agents have handed over stays; null for none.</param>
internal sealed class GivenTranscript(ContextPolicy policy, Roster roster, Chain? chain)
{
    private readonly List<ChatMessage> _given = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Queue<Place> _young = new();
    private readonly Queue<Place> _old = new();
    private long _length;
    private long _spare;

    /// <param name="transcript">All of it: what was given before is at its beginning.</param>
    public ChatMessage[] Of(List<ChatMessage> transcript)
    {
        for (int number = _given.Count; number < transcript.Count; number++)
        {
            ChatMessage message = transcript[number];
            _given.Add(message);
            if (message.Role == ChatRole.Assistant)
            {
                TakeCalls(message);
            }
            else if (message.Role == ChatRole.Tool)
            {
                TakeResults(message, number);
            }
        }

        return [.. _given];
    }

    private void TakeCalls(ChatMessage message)
    {
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionCallContent { InformationalOnly: false } call)
            {
                _names[call.CallId] = call.Name;
            }
        }
    }

    private void TakeResults(ChatMessage message, int number)
    {
        for (int content = 0; content < message.Contents.Count; content++)
        {
            if (message.Contents[content] is FunctionResultContent result)
            {
                _names.Remove(result.CallId, out string? name);
                int length = (result.Result as string)?.Length ?? 0;
                bool mayBeShort = length > policy.LongResult && result.Exception is null && (name is null || !IsExit(name));
                _length += length;
                _young.Enqueue(new(number, content, mayBeShort ? length - policy.HeadLength - policy.TailLength : 0, name));
            }
        }

        while (_young.Count > policy.WholeResults)
        {
            Place place = _young.Dequeue();
            if (place.Spare > 0)
            {
                _old.Enqueue(place);
                _spare += place.Spare;
            }
        }

        if (_length > policy.HighWater && _spare >= policy.HighWater - policy.LowWater)
        {
            Step();
        }
    }

    private bool IsExit(string name) =>
        roster.Find(name) is { Settings.IsExit: true } || chain?.Agents.Any(agent => agent.Roster.Find(name) is { Settings.IsExit: true }) == true;

    private void Step()
    {
        int last = -1;
        while (_length > policy.LowWater && _old.TryDequeue(out Place place))
        {
            _spare -= place.Spare;
            if (place.Message != last)
            {
                // What was given before is still in the hands of whoever it was given to.
                last = place.Message;
                ChatMessage copy = _given[last].Clone();
                copy.Contents = [.. copy.Contents];
                _given[last] = copy;
            }

            Shorten(_given[last].Contents, place);
        }
    }

    private void Shorten(IList<AIContent> contents, Place place)
    {
        var whole = (FunctionResultContent)contents[place.Content];
        string text = (string)whole.Result!;
        string part = ShortResult.Of(policy, text, CanBeCalledAgain(place.Name) ? place.Name : null);
        if (part.Length < text.Length)
        {
            _length -= text.Length - part.Length;
            contents[place.Content] = new FunctionResultContent(whole.CallId, part) { AdditionalProperties = whole.AdditionalProperties };
        }
    }

    // One that people must approve is not called again for what it has said.
    private bool CanBeCalledAgain(string? name) =>
        name is not null && roster.Always.Any(action => action.Name == name && !action.Settings.RequiresApproval);

    /// <summary>Where a result is, and what may be saved there.</summary>
    private readonly record struct Place(int Message, int Content, int Spare, string? Name);
}
