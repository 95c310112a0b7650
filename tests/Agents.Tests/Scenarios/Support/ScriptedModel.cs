using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>One script on either wire.</summary>
internal sealed class ScriptedModel
{
    private readonly ScriptedModelStream? _deltas;
    private readonly ScriptedChatClient? _calls;

    private ScriptedModel(ScriptedModelStream? deltas, ScriptedChatClient? calls)
    {
        _deltas = deltas;
        _calls = calls;
    }

    public IChatClient Client => (IChatClient?)_deltas ?? _calls!;

    public IReadOnlyList<ScriptedRequest> Requests => _deltas?.Requests ?? _calls!.Requests;

    public int Opened => _deltas?.Opened ?? _calls!.Opened;

    public int Closed => _deltas?.Closed ?? _calls!.Closed;

    public static ScriptedModel Of(Wire wire, params Reply[] replies) => Of(wire, TimeProvider.System, replies);

    public static ScriptedModel Of(Wire wire, TimeProvider time, params Reply[] replies) =>
        wire == Wire.Deltas ? new(new(replies) { TimeProvider = time }, null) : new(null, new(replies) { TimeProvider = time });
}
