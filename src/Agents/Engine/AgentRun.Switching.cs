using GenFlow.Models;

namespace GenFlow.Agents.Engine;

// Another model answers in the place of one that failed.
internal sealed partial class AgentRun
{
    private ModelSwitch? _switch;
    private int _restarts;

    private void TakeSwitch(MessageDraft message, ModelSwitch change)
    {
        if (!change.Discards)
        {
            _askedModelId = null;
            TellSwitch(change);
            return;
        }

        // At once: what waits for its turn must not begin any more.
        const string Reason = "broke off with an error";
        CloseBlocks(message, Reason);
        SkipOpen(message, SkipCause.MessageBroken, ModelTexts.MessageBroken(Reason));
        _switch = change;
        _phase = Phase.Switching;
    }

    /// <summary>Ends the message that does not count, and begins the one of the other model.</summary>
    private async ValueTask SwitchAsync()
    {
        if (_running > 0)
        {
            await WaitForSignalAsync().ConfigureAwait(false);
            return;
        }

        Token.ThrowIfCancellationRequested();
        MessageDraft message = _message!;
        ModelSwitch change = _switch!;
        if (message.Usage is not null)
        {
            // Paid for all the same.
            Count(message);
        }

        CloseServerCalls(message);
        _ready.Enqueue(new MessageFailed(message.ToMessage(), change.Reason) { Origin = _origin, Sequence = ++_sequence });

        // What its actions asked for next was for a conversation that has not taken place.
        _next = new FollowUps();
        _switch = null;
        _askedModelId = null;
        _restarts++;
        BeginMessage(change);
        _phase = Phase.Streaming;
    }

    private void BeginMessage(ModelSwitch? change = null)
    {
        string id = _restarts == 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}-{_added.Count}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}-{_added.Count}-{_restarts}");
        _message = new MessageDraft(id);
        _text = _output is null ? null : new IncrementalValue(_output.CreatePartial);
        _origin = _origin with { Turn = _iteration, MessageId = id };
        if (change is not null)
        {
            TellSwitch(change);
        }

        _ready.Enqueue(new MessageStart { Origin = _origin, Sequence = ++_sequence });
    }

    private void TellSwitch(ModelSwitch change) =>
        _ready.Enqueue(new ModelSwitched(change.From, change.To, change.Reason) { Origin = _origin, Sequence = ++_sequence });
}
