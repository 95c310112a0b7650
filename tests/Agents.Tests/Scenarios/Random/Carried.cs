using System.Globalization;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What of a random answer a wire of bytes can carry, and what of it comes out at the other end. All that wires differ
/// in is here.</summary>
/// <remarks><list type="bullet">
/// <item>On no wire: replays of the script's own (clients make them), results of own actions (middleware gives them), ids of calls
/// that are empty or used twice, results before their calls are complete, a stop of an answer that then breaks off (whether it had come is a matter of time).</item>
/// <item>Anthropic: no filter that stops an answer; it refuses.</item>
/// <item>Responses: no usage before the end; no stop but complete, refused, filtered and out of tokens. What is open when the
/// response is complete is complete.</item>
/// <item>Chat Completions: no calls of the provider's own, no citations, no signatures; the same stops and a reason that nobody
/// knows. Nothing says that a call has ended but the end, or that its arguments are complete.</item>
/// </list></remarks>
internal sealed class Carried
{
    private readonly Wire _wire;
    private readonly Dictionary<string, (string Id, int Block)> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<int> _serverBlocks = [];
    private readonly List<ModelDelta> _sent = [];
    private readonly string _prefix;

    /// <param name="wire">The wire.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="number">Its number in the script, which ids have in them.</param>
    public Carried(Wire wire, RandomReply reply, int number)
    {
        _wire = wire;
        _prefix = string.Create(CultureInfo.InvariantCulture, $"r{number}_");
        foreach (ModelDelta delta in reply.Deltas)
        {
            if (reply.End != ReplyEnd.Normal && delta.Kind == ModelDeltaKind.Stop)
            {
                break;
            }

            Take(delta);
        }
    }

    /// <summary>What the provider says.</summary>
    public IReadOnlyList<ModelDelta> Sent => _sent;

    /// <summary>What it means.</summary>
    public IReadOnlyList<ModelDelta> Received()
    {
        int stop = _sent.FindIndex(static delta => delta.Kind == ModelDeltaKind.Stop);
        List<ModelDelta> received = [.. _sent.Where((delta, index) => _wire != Wire.Responses || delta.Kind != ModelDeltaKind.Usage || stop >= 0)];
        bool isWhole = stop >= 0 && _sent[stop].StopReason is not (StopReason.OutputLimit or StopReason.ContentFilter);
        if (_wire == Wire.ChatCompletions || (_wire == Wire.Responses && isWhole))
        {
            HashSet<int> open = [.. received.Where(static delta => delta.Kind is ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart).Select(static delta => delta.Index)];
            received.AddRange(open.Select(ModelDelta.BlockEnd));
        }

        return received;
    }

    private void Take(ModelDelta delta)
    {
        bool hasServer = _wire != Wire.ChatCompletions;
        switch (delta.Kind)
        {
            case ModelDeltaKind.Replay:
            case ModelDeltaKind.Citation or ModelDeltaKind.Signature when !hasServer:
                break;
            case ModelDeltaKind.ActionStart:
                _sent.Add(ModelDelta.ActionStart(delta.Index, $"{_prefix}{_sent.Count}", delta.Text));
                break;
            case ModelDeltaKind.ServerActionStart:
                _serverBlocks.Add(delta.Index);
                _ids[delta.Id] = ($"{_prefix}s{_sent.Count}", delta.Index);
                if (hasServer)
                {
                    _sent.Add(ModelDelta.ServerActionStart(delta.Index, _ids[delta.Id].Id, delta.Text));
                }

                break;
            case ModelDeltaKind.ServerActionResult:
                if (hasServer && delta.Value is ServerActionResult result && _ids.Remove(result.ActionId, out (string Id, int Block) call))
                {
                    _sent.Add(ModelDelta.BlockEnd(call.Block));
                    _sent.Add(ModelDelta.ServerResult(delta.Index, result with { ActionId = call.Id }));
                }

                break;
            case ModelDeltaKind.ActionFragment or ModelDeltaKind.BlockEnd when !hasServer && _serverBlocks.Contains(delta.Index):
                break;
            case ModelDeltaKind.Stop:
                _sent.Add(ModelDelta.Stop(Reason(delta.StopReason), null));
                break;
            default:
                _sent.Add(delta);
                break;
        }
    }

    private StopReason Reason(StopReason reason) => (_wire, reason) switch
    {
        (Wire.Anthropic, StopReason.ContentFilter) => StopReason.Refusal,
        (Wire.Anthropic, _) => reason,
        (_, StopReason.ContextLimit) => StopReason.OutputLimit,
        (_, StopReason.Pause or StopReason.StopSequence) or (Wire.Responses, StopReason.Unknown) => StopReason.EndOfTurn,
        _ => reason,
    };
}
