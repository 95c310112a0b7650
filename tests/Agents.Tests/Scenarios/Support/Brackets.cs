namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>How the reading of a run ended.</summary>
internal enum Ending
{
    Completed,
    Thrown,
    Left,
}

/// <summary>The grammar of the events of one run: throws where a list of events breaks it.</summary>
internal static class Brackets
{
    public static void Check(IReadOnlyList<AgentEvent> events, Ending ending)
    {
        var run = new RunState();
        for (int index = 0; index < events.Count; index++)
        {
            AgentEvent ev = events[index];
            if (run.Take(ev, index) is { } problem)
            {
                throw Broken(problem, events, index);
            }
        }

        string? end = ending switch
        {
            Ending.Completed when !run.IsCompleted => "the run ended without AgentCompleted",
            Ending.Thrown when run.IsCompleted => "the run threw after AgentCompleted",
            Ending.Thrown when run.Message is not null => "the run threw with a message open",
            _ => null,
        };
        if (end is not null)
        {
            throw Broken(end, events, events.Count - 1);
        }
    }

    private static Xunit.Sdk.XunitException Broken(string problem, IReadOnlyList<AgentEvent> events, int index) =>
        new($"{problem}, at event {index + 1}:\n{string.Join('\n', events.Select((ev, number) => $"{(number == index ? "→ " : "  ")}{ev.Sequence} {EventText.Of(ev)}"))}");

    private sealed class RunState
    {
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private string? _runId;
        private string? _path;
        private int _turn;

        public MessageState? Message { get; private set; }

        public bool IsCompleted { get; private set; }

        public string? Take(AgentEvent ev, int index)
        {
            _runId ??= ev.RunId;
            _path ??= ev.AgentPath;
            if (ev.Sequence != index + 1)
            {
                return "the sequence is not dense";
            }

            if (ev.RunId != _runId || ev.RunId.Length == 0 || ev.AgentPath != _path || ev.AgentPath.Length == 0)
            {
                return "the origin is of another run";
            }

            if (IsCompleted)
            {
                return "an event follows AgentCompleted";
            }

            switch (ev)
            {
                case MessageStart when Message is not null:
                    return "a message starts inside a message";
                case MessageStart when ev.Turn != ++_turn || ev.MessageId.Length == 0 || !_ids.Add(ev.MessageId):
                    return "a message starts in another turn than the next, or without an id of its own";
                case MessageStart:
                    Message = new MessageState(ev.MessageId, _turn, _ids);
                    return ev.Block == -1 ? null : "a message's start belongs to a block";
                case AgentCompleted when Message is not null:
                    return "the run completes inside a message";
                case AgentCompleted completed:
                    IsCompleted = true;
                    return completed.Response.Iterations == _turn && completed.Response.RunId == _runId ? null : "the response is of another run";
                case var _ when Message is null:
                    return "an event is outside of a message";
                case var _ when ev.MessageId != Message.Id || ev.Turn != _turn:
                    return "an event is of another message";
                case MessageEnd or MessageFailed:
                    string? problem = Message.End(ev);
                    Message = null;
                    return problem;
                default:
                    return Message.Take(ev);
            }
        }
    }
}
