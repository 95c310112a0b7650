using System.Text.Json.Serialization;

namespace GenFlow.Agents;

/// <summary>What an agent publishes while it works: a closed union of records, the same for every provider.</summary>
/// <remarks>A turn is a message and the actions it asks for:
/// <code>
/// MessageStart
/// ├── ThoughtStart → ThoughtDelta* → ThoughtEnd
/// ├── ContentDelta*
/// ├── ActionStart → ActionDelta* → ActionEnd
/// │   ├── ActionExecutionStart → ActionProgress*
/// │   └── ActionExecuted
/// └── UsageUpdated
/// MessageEnd
/// </code>
/// Parallel actions interleave; brackets are per id. A bracket that was cut closes with <see cref="ActionAborted"/>,
/// <see cref="ActionSkipped"/> or <see cref="MessageFailed"/>. Where a client falls back on another model, <see cref="ModelSwitched"/>
/// tells it.</remarks>
[StreamEvent]
public abstract partial record AgentEvent
{
    /// <summary>The agent's run, turn and message that it belongs to.</summary>
    public AgentOrigin Origin { get; init; } = AgentOrigin.None;

    /// <summary>The event's number in its run, from 1, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>The block of the message that it belongs to, from 0; −1 where it belongs to none.</summary>
    public int Block { get; init; } = -1;

    /// <summary>The agent's run.</summary>
    [JsonIgnore]
    public string RunId => Origin.RunId;

    /// <summary>The agents on the way, outermost first, by their names.</summary>
    [JsonIgnore]
    public string AgentPath => Origin.AgentPath;

    /// <summary>The turn in the run, from 1; 0 before the first.</summary>
    [JsonIgnore]
    public int Turn => Origin.Turn;

    /// <summary>The message's id.</summary>
    [JsonIgnore]
    public string MessageId => Origin.MessageId;
}
