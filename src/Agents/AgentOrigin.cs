namespace GenFlow.Agents;

/// <summary>What the events of one message have in common; one object for all of them.</summary>
/// <param name="RunId">The agent's run.</param>
/// <param name="AgentPath">The agents on the way, outermost first, by their names.</param>
/// <param name="Turn">The turn in the run, from 1; 0 before the first.</param>
/// <param name="MessageId">The message's id.</param>
public sealed record AgentOrigin(string RunId, string AgentPath, int Turn, string MessageId)
{
    internal static AgentOrigin None { get; } = new("", "", 0, "");
}
