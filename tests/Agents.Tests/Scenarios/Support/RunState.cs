namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>One run, of an agent or of a chain, as its events so far show it.</summary>
internal sealed class RunState(AgentEvent first, RunState? parent)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _executing = new(StringComparer.Ordinal);
    private readonly string? _actionId = first.Origin.ParentActionId;
    private readonly bool _isChain = first is ChainAgentStart;
    private MessageState? _message;
    private long _sequence;
    private int _turn;
    private bool _hasFailed;
    private bool _isSwitched;
    private int _stages;
    private bool _isStageOpen;

    public string Path { get; } = first.AgentPath;

    public bool IsCompleted { get; private set; }

    public bool IsOpen => _message is not null || _isStageOpen;

    /// <summary>Whether what it is a part of is open still.</summary>
    public bool IsInsideOpenBracket() =>
        parent is null || (parent._isChain ? parent._isStageOpen : _actionId is not null && parent._executing.Contains(_actionId));

    public string? Take(AgentEvent ev)
    {
        if (ev.Sequence != ++_sequence)
        {
            return "the sequence is not dense";
        }

        if (ev.AgentPath != Path || ev.Origin.ParentActionId != _actionId)
        {
            return "the origin changes within a run";
        }

        return _isChain ? TakeOfChain(ev) : TakeOfAgent(ev);
    }

    private string? TakeOfChain(AgentEvent ev)
    {
        switch (ev)
        {
            case ChainAgentStart start when !_isStageOpen && start.AgentIndex == _stages && start.AgentIndex < start.TotalAgents:
                _isStageOpen = true;
                return null;
            case ChainAgentEnd end when _isStageOpen && end.AgentIndex == _stages++:
                _isStageOpen = false;
                return null;
            case AgentCompleted when !_isStageOpen:
                IsCompleted = true;
                return null;
            default:
                return "an event is in the wrong place of a chain";
        }
    }

    private string? TakeOfAgent(AgentEvent ev)
    {
        switch (ev)
        {
            case MessageStart when _message is not null:
                return "a message starts inside a message";
            case MessageStart when ev.Turn != (_isSwitched ? _turn : ++_turn) || ev.MessageId.Length == 0 || !_ids.Add(ev.MessageId):
                return "a message starts in another turn than the next, or without an id of its own";
            case MessageStart:
                _isSwitched = _hasFailed = false;
                _message = new MessageState(ev.MessageId, _turn, _ids);
                return ev.Block == -1 ? null : "a message's start belongs to a block";
            case AgentCompleted when _message is not null:
                return "the run completes inside a message";
            case AgentCompleted completed:
                IsCompleted = true;
                return completed.Response.Iterations == _turn && completed.Response.RunId == ev.RunId ? null : "the response is of another run";
            case ModelSwitched when _message is null && _hasFailed && !_isSwitched && ev.Turn == _turn:
                _isSwitched = true;
                return null;
            case var _ when _message is null:
                return "an event is outside of a message";
            case var _ when ev.MessageId != _message.Id || ev.Turn != _turn:
                return "an event is of another message";
            case MessageEnd or MessageFailed:
                string? problem = _message.End(ev);
                _hasFailed = ev is MessageFailed;
                _message = null;
                return problem;
            default:
                NoteExecution(ev);
                return _message.Take(ev);
        }
    }

    private void NoteExecution(AgentEvent ev)
    {
        if (ev is ActionExecutionStart start)
        {
            _executing.Add(start.Id);
        }
        else if (ev is ActionExecuted executed)
        {
            _executing.Remove(executed.ActionId);
        }
    }
}
