namespace GenFlow.Agents;

/// <summary>What the events of one message have in common; one object for all of them.</summary>
/// <param name="RunId">The agent's run.</param>
/// <param name="AgentPath">The agents on the way, outermost first, by their names.</param>
/// <param name="Turn">The turn in the run, from 1; 0 before the first.</param>
/// <param name="MessageId">The message's id.</param>
public sealed record AgentOrigin(string RunId, string AgentPath, int Turn, string MessageId)
{
    /// <summary>The run that this one is a part of: that of the agent whose action it is, or of the chain; null for none.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>The call of that run's action that this run answers; null where it answers none.</summary>
    public string? ParentActionId { get; init; }

    internal static AgentOrigin None { get; } = new("", "", 0, "");
}
