namespace GenFlow.Agents;

/// <summary>The last event of a run that does not throw.</summary>
/// <param name="Response">What the run gave.</param>
[StreamEvent]
public sealed partial record AgentCompleted(AgentResponse Response) : AgentEvent;
