using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

// From what the model sends to events.
internal sealed partial class AgentRun
{
    private readonly HashSet<string> _callIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);
    private IncrementalValue? _text;
    private int _thoughts;

    private void Take(in ModelDelta delta)
    {
        Token.ThrowIfCancellationRequested();
        MessageDraft message = _message!;
        message.Measure(delta);
        switch (delta.Kind)
        {
            case ModelDeltaKind.Text:
                TakeText(message, delta.Index, delta.Text);
                break;
            case ModelDeltaKind.Thought:
                TakeThought(message, delta.Index, delta.Text);
                break;
            case ModelDeltaKind.Signature:
                ThoughtOf(message, delta.Index).Sign(delta.Text);
                break;
            case ModelDeltaKind.ActionStart:
                StartCall(message, delta, isServerSide: false);
                break;
            case ModelDeltaKind.ServerActionStart:
                StartCall(message, delta, isServerSide: true);
                break;
            case ModelDeltaKind.ActionFragment:
                TakeFragment(message, delta);
                break;
            case ModelDeltaKind.BlockEnd:
                EndBlock(message.Find(delta.Index));
                break;
            case ModelDeltaKind.ServerActionResult:
                TakeServerResult(message, delta.Index, (ServerActionResult)delta.Value!);
                break;
            case ModelDeltaKind.Citation:
                TakeCitation(message, delta.Index, (Citation)delta.Value!);
                break;
            case ModelDeltaKind.Replay when IsToldAnyway(message, delta.Value):
                break;
            case ModelDeltaKind.Replay:
                message.Replay(delta.Index, (AIContent)delta.Value!);
                break;
            case ModelDeltaKind.Begin:
                message.ModelId = delta.Text.Length == 0 ? message.ModelId : delta.Text;
                break;
            case ModelDeltaKind.Usage:
                message.Usage = (Usage)delta.Value!;
                break;
            case ModelDeltaKind.Switch:
                TakeSwitch(message, (ModelSwitch)delta.Value!);
                break;
            case ModelDeltaKind.Stop:
                message.Stop(delta.StopReason, delta.Text.Length == 0 ? null : delta.Text);
                break;
            default:
                throw new ModelException($"The model's client gave a delta of the kind {delta.Kind}, which is none. The client is wrong, or newer than GenFlow.Agents.");
        }
    }

    private void TakeText(MessageDraft message, int index, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        TextDraft block = message.Find(index) is TextDraft { IsEnded: false } open ? open : Open(message, index, new TextDraft(message.Count));
        block.Add(text);
        if (_text is null)
        {
            _ready.Enqueue(new ContentDelta(text) { Origin = _origin, Sequence = ++_sequence, Block = block.Number });
            return;
        }

        _text.Json.Append(text);
        _ready.Enqueue(new ContentDelta(text)
        {
            Origin = _origin,
            Sequence = ++_sequence,
            Block = block.Number,
            Output = _text,
            OutputLength = _text.Json.Length,
        });
    }

    private void TakeCitation(MessageDraft message, int index, Citation citation)
    {
        TextDraft block = message.Find(index) as TextDraft ?? Open(message, index, new TextDraft(message.Count));
        block.Cite(citation);
        _ready.Enqueue(new ContentDelta("", [citation]) { Origin = _origin, Sequence = ++_sequence, Block = block.Number });
    }

    private void TakeThought(MessageDraft message, int index, string text)
    {
        ThoughtDraft thought = ThoughtOf(message, index);
        if (text.Length > 0)
        {
            thought.Add(text);
            _ready.Enqueue(new ThoughtDelta(thought.Id, text) { Origin = _origin, Sequence = ++_sequence, Block = thought.Number });
        }
    }

    private ThoughtDraft ThoughtOf(MessageDraft message, int index)
    {
        if (message.Find(index) is ThoughtDraft { IsEnded: false } open)
        {
            return open;
        }

        string id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"thought-{++_thoughts}");
        ThoughtDraft thought = Open(message, index, new ThoughtDraft(message.Count, id));
        _ready.Enqueue(new ThoughtStart(id) { Origin = _origin, Sequence = ++_sequence, Block = thought.Number });
        return thought;
    }

    // Where another block begins in the place of one, that one is complete.
    private T Open<T>(MessageDraft message, int index, T block)
        where T : BlockDraft
    {
        EndBlock(message.Find(index));
        return message.Open(index, block);
    }

    private void StartCall(MessageDraft message, in ModelDelta delta, bool isServerSide)
    {
        string id = UniqueId(delta.Id);
        OfferedAction? offered = isServerSide ? null : _agent.Roster.Find(delta.Text);
        ActionCall call = Open(message, delta.Index, new ActionCall(message.Count, id, delta.Id, delta.Text, isServerSide, offered));
        _ready.Enqueue(new ActionStart(id, call.Name, isServerSide) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
    }

    // Brackets are told apart by id: some servers leave it out, or use one twice.
    private string UniqueId(string id)
    {
        string name = id.Length == 0 ? "call" : id;
        if (_callIds.Add(name))
        {
            return name;
        }

        string unique;
        int number = _lastNumbers.GetValueOrDefault(name, 1);
        do
        {
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{++number}");
        }
        while (!_callIds.Add(unique));

        _lastNumbers[name] = number;
        return unique;
    }

    private void TakeFragment(MessageDraft message, in ModelDelta delta)
    {
        if (message.Find(delta.Index) is not ActionCall { IsEnded: false } call)
        {
            throw new ModelException($"The model's client gave arguments for block {delta.Index}, in which no action is open. The client is wrong.");
        }

        // What is no JSON shows in the error, not in a delta.
        if (delta.Text.Length > 0 && call.Append(delta.Text))
        {
            _ready.Enqueue(new ActionDelta(call.Id, call.Name, delta.Text)
            {
                Origin = _origin,
                Sequence = ++_sequence,
                Block = call.Number,
                Arguments = call.Arguments,
                Length = call.Arguments.Json.Length,
            });
        }
    }

    private void TakeServerResult(MessageDraft message, int index, ServerActionResult result)
    {
        if (message.Calls.FirstOrDefault(call => call.State == CallState.Open && call.WireId == result.ActionId) is not { } call)
        {
            // The call was in a message before this one, or the provider does not show it. It has the result's block: what
            // is given back of that stands for both.
            string name = _session.Messages.SelectMany(static said => said.Actions).LastOrDefault(action => action.IsServerSide && action.Id == result.ActionId)?.Name ?? "";
            call = Open(message, index, new ActionCall(message.Count, UniqueId(result.ActionId), result.ActionId, name, isServerSide: true, offered: null));
            _ready.Enqueue(new ActionStart(call.Id, call.Name, IsServerSide: true) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
        }

        // Also a call of the agent's own action: middleware around the client has run it.
        call.IsRunElsewhere = true;
        if (!call.IsEnded)
        {
            EndBlock(call);
        }

        call.Succeed(result);
        _ready.Enqueue(Executed(call, followUp: null, isExit: false));
    }

    // The result of an own action stands behind the message, whoever has run it: given back as a content as well it were there twice.
    private static bool IsToldAnyway(MessageDraft message, object? content) =>
        content is FunctionResultContent result && message.Calls.Any(call => call is { IsServerSide: false, IsRunElsewhere: true } && call.WireId == result.CallId);

    private void EndBlock(BlockDraft? block)
    {
        if (block is null or { IsEnded: true })
        {
            return;
        }

        block.IsEnded = true;
        if (block is ThoughtDraft thought)
        {
            _ready.Enqueue(new ThoughtEnd(thought.Id, thought.Text) { Origin = _origin, Sequence = ++_sequence, Block = thought.Number });
        }
        else if (block is ActionCall call)
        {
            call.EndArguments();
            if (call.Body.ValueKind == System.Text.Json.JsonValueKind.Object)
            {
                _ready.Enqueue(new ActionEnd(call.Id, call.Name, call.Body) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
                StartIfEager(call);
            }
        }
    }
}
