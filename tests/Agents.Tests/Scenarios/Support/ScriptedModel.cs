using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios.Wires;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>One script on any wire.</summary>
internal sealed class ScriptedModel
{
    private readonly ScriptedModelStream? _deltas;
    private readonly ScriptedChatClient? _calls;
    private readonly WireModel? _wire;

    private ScriptedModel(Wire wire, Func<ScriptedModelStream> deltas, Func<ScriptedChatClient> calls)
    {
        _calls = wire == Wire.WholeCalls ? calls() : null;
        _deltas = _calls is null ? deltas() : null;
        _wire = wire is Wire.Deltas or Wire.WholeCalls ? null : new WireModel(wire, _deltas!);
    }

    public IChatClient Client => (IChatClient?)_wire ?? (IChatClient?)_deltas ?? _calls!;

    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            _wire?.Check();
            return _deltas?.Requests ?? _calls!.Requests;
        }
    }

    /// <summary>What was sent, on a wire of bytes.</summary>
    public IReadOnlyList<JsonElement> Bodies => _wire?.Bodies ?? [];

    public int Opened => _deltas?.Opened ?? _calls!.Opened;

    public int Closed => _deltas?.Closed ?? _calls!.Closed;

    public static ScriptedModel Of(Wire wire, params Reply[] replies) => Of(wire, TimeProvider.System, replies);

    public static ScriptedModel Of(Wire wire, TimeProvider time, params Reply[] replies) =>
        new(wire, () => new(replies) { TimeProvider = time }, () => new(replies) { TimeProvider = time });

    /// <summary>For many conversations at once.</summary>
    public static ScriptedModel Of(Wire wire, Func<ScriptedRequest, Reply> answer) =>
        new(wire, () => ScriptedModelStream.Of(answer), () => ScriptedChatClient.Of(answer));
}
