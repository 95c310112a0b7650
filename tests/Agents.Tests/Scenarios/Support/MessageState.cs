using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>A message, as its events have said so far.</summary>
internal sealed class MessageState(string id, int turn, HashSet<string> ids)
{
    private readonly Dictionary<string, ThoughtState> _thoughts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActionState> _actions = new(StringComparer.Ordinal);
    private readonly List<(int Block, Type Type, string? Id)> _blocks = [];
    private readonly SortedDictionary<int, string> _text = [];
    private bool _isStopped;

    public string Id { get; } = id;

    public int Turn { get; } = turn;

    // Null where the event has its place.
    public string? Take(AgentEvent ev)
    {
        if (ev is ModelSwitched)
        {
            return _blocks.Count == 0 && ev.Block == -1 ? null : "another model answers inside an answer";
        }

        if (ev is UsageUpdated)
        {
            bool isFirst = !_isStopped;
            _isStopped = true;
            return isFirst && ev.Block == -1 ? null : "the wire message ends twice";
        }

        if (ev.Block < 0)
        {
            return "the event belongs to no block";
        }

        if (_isStopped && ev is ThoughtStart or ThoughtDelta or ThoughtEnd or ContentDelta or ActionStart or ActionDelta or ActionEnd or ActionAborted)
        {
            return "the model's answer goes on after its end";
        }

        return ev switch
        {
            ContentDelta content => TakeText(content),
            ThoughtStart thought => Open(thought.Id, ev.Block, typeof(ThoughtBlock), () => _thoughts.Add(thought.Id, new(ev.Block))),
            ThoughtDelta thought => ThoughtOf(thought.Id)?.Delta(ev.Block, thought.Delta) ?? (_thoughts.ContainsKey(thought.Id) ? null : "a thought that has not begun"),
            ThoughtEnd thought => _thoughts.TryGetValue(thought.Id, out ThoughtState? state) ? state.End(ev.Block, thought.Thought) : "a thought that has not begun",
            ActionStart action => Open(action.Id, ev.Block, typeof(ActionBlock), () => _actions.Add(action.Id, new(action))),
            ActionDelta action => Of(action.Id, state => state.Delta(action)),
            ActionEnd action => Of(action.Id, state => state.End(action)),
            ActionAborted action => Of(action.Id, state => state.Abort(action)),
            ActionSkipped action => Of(action.Id, state => state.Skip(action)),
            ActionExecutionStart action => Of(action.Id, state => state.Begin(action)),
            ActionProgress action => Of(action.Id, state => state.Tells(action, action.Name)),
            ActionPublished action => Of(action.Id, state => state.Tells(action, action.Name)),
            ActionExecuted action => Of(action.ActionId, state => state.Executed(action, _isStopped)),
            _ => "the event has no place in a message",
        };
    }

    public string? End(AgentEvent ev)
    {
        AgentMessage message = ev is MessageEnd end ? end.Message : ((MessageFailed)ev).Message;
        if (_thoughts.Values.Any(static thought => thought.IsOpen) || _actions.Values.Any(static action => action.IsOpen))
        {
            return "the message ends with a bracket open";
        }

        if (ev is MessageEnd && !_isStopped)
        {
            return "the message ends before the wire message";
        }

        if (message.Id != Id || message.Text != string.Concat(_text.Values) || ev.Block != -1)
        {
            return "the message is not what was shown of it";
        }

        if (message.Actions.FirstOrDefault(static action => action is { IsServerSide: false, Result: null }) is { } open)
        {
            return $"action {open.Id} has no result in the message";
        }

        // Replays are between the blocks.
        return message.Blocks.OfType<ReplayBlock>().Any() || _blocks.TrueForAll(block => IsAt(message, block)) ? null : "a block is not at its place in the message";
    }

    private static bool IsAt(AgentMessage message, (int Block, Type Type, string? Id) block) =>
        block.Block < message.Blocks.Count
        && message.Blocks[block.Block] is var at
        && at.GetType() == block.Type
        && (block.Id is null || block.Id == ((at as ThoughtBlock)?.Id ?? (at as ActionBlock)?.Id));

    private string? TakeText(ContentDelta content)
    {
        _text[content.Block] = _text.GetValueOrDefault(content.Block) + content.Delta;
        _blocks.Add((content.Block, typeof(TextBlock), null));
        return content.Delta.Length > 0 || content.Citations is { Count: > 0 } ? null : "a delta says nothing";
    }

    private string? Open(string bracket, int block, Type type, Action add)
    {
        if (bracket.Length == 0 || !ids.Add(bracket))
        {
            return "a bracket's id is empty or used twice";
        }

        add();
        _blocks.Add((block, type, bracket));
        return null;
    }

    private ThoughtState? ThoughtOf(string thought) => _thoughts.GetValueOrDefault(thought);

    private string? Of(string action, Func<ActionState, string?> take) =>
        _actions.TryGetValue(action, out ActionState? state) ? take(state) : "an action that has not begun";

    private sealed class ThoughtState(int block)
    {
        private readonly StringBuilder _text = new();

        public bool IsOpen { get; private set; } = true;

        public string? Delta(int at, string text)
        {
            _text.Append(text);
            return !IsOpen ? "a thought goes on after its end" : text.Length == 0 ? "a delta says nothing" : at == block ? null : "a thought is in two blocks";
        }

        public string? End(int at, string text)
        {
            bool wasOpen = IsOpen;
            IsOpen = false;
            return !wasOpen ? "a thought ends twice" : text != _text.ToString() ? "a thought is not what was shown of it" : at == block ? null : "a thought is in two blocks";
        }
    }

    private sealed class ActionState(ActionStart start)
    {
        private readonly StringBuilder _fragments = new();
        private bool _hasEnd;
        private bool _runs;

        public bool IsOpen { get; private set; } = true;

        public string? Delta(ActionDelta delta)
        {
            _fragments.Append(delta.Delta);
            return Problem(delta, delta.Name) ?? (_hasEnd ? "arguments go on after their end" : delta.Delta.Length == 0 ? "a delta says nothing" : null);
        }

        public string? End(ActionEnd end)
        {
            string? problem = Problem(end, end.Name) ?? (_hasEnd ? "arguments end twice" : null);
            _hasEnd = true;
            return problem ?? (end.Body.ValueKind != JsonValueKind.Object ? "arguments are no object"
                : _fragments.Length == 0 || string.IsNullOrWhiteSpace(_fragments.ToString()) ? null
                : JsonNode.DeepEquals(JsonNode.Parse(end.Body.GetRawText()), JsonNode.Parse(_fragments.ToString())) ? null
                : "arguments are not what was shown of them");
        }

        public string? Abort(ActionAborted aborted) => Problem(aborted, aborted.Name) ?? (_hasEnd ? "complete arguments are aborted" : Close());

        public string? Skip(ActionSkipped skipped) => Problem(skipped, skipped.Name) ?? (_runs ? "a running action is skipped" : Close());

        public string? Begin(ActionExecutionStart begin)
        {
            bool twice = _runs;
            _runs = true;
            return Problem(begin, begin.Name) ?? (!_hasEnd ? "an action runs on incomplete arguments" : start.IsServerSide || twice ? "an action runs twice" : null);
        }

        public string? Tells(AgentEvent ev, string name) => Problem(ev, name) ?? (_runs ? null : "an action reports and does not run");

        // Middleware around the client may have run it, and then its result comes with the answer.
        public string? Executed(ActionExecuted executed, bool isStopped) =>
            Problem(executed, executed.Action.Name) ?? (start.IsServerSide || _runs || !isStopped ? Close() : "an action has ended that did not run");

        private string? Close()
        {
            IsOpen = false;
            return null;
        }

        private string? Problem(AgentEvent ev, string name) =>
            !IsOpen ? "an action goes on after its end"
            : ev.Block != start.Block ? "an action is in two blocks"
            : name != start.Name ? "an action changes its name"
            : null;
    }
}
