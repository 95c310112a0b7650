using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

// The call of the model.
internal sealed partial class AgentRun
{
    private IAsyncEnumerator<ModelDelta>? _deltas;
    private Offer? _offer;
    private FollowUps _followUps = new();
    private MessageDraft? _message;
    private Strand? _answering;
    private string? _askedModelId;

    private bool IsLastIteration => _iteration == _agent.MaxIterations;

    private async ValueTask CallAsync()
    {
        _iteration++;
        _offer = Offer.Of(_agent.Roster, IsLastIteration, _agent.RequireAction, _followUps.Forced, _followUps.Optional);
        ChatOptions options = _agent.Options?.Clone() ?? new ChatOptions();
        options.Tools = _offer.Tools.Count == 0 ? options.Tools : [.. options.Tools ?? [], .. _offer.Tools];
        options.ToolMode = _offer.Mode ?? options.ToolMode;
        options.ResponseFormat = _output?.Format ?? options.ResponseFormat;
        foreach (AgentHook hook in _agent.Hooks)
        {
            await hook.CallAsync(_info!, _iteration, options, Token).ConfigureAwait(false);
        }

        _askedModelId = options.ModelId;
        string id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}-{_added.Count}");
        _message = new MessageDraft(id);
        _text = _output is null ? null : new IncrementalValue(_output.CreatePartial);
        _origin = _origin with { Turn = _iteration, MessageId = id };

        // A client may throw at once: the bracket that this breaks is open then.
        _ready.Enqueue(new MessageStart { Origin = _origin, Sequence = ++_sequence });
        _answering = _host.BeginStrand();
        _deltas = _agent.Models.StreamAsync([.. _transcript], options, Token).GetAsyncEnumerator(Token);
        _phase = Phase.Streaming;
    }
}
