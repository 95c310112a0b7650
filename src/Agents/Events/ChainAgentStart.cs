namespace GenFlow.Agents;

/// <summary>An agent of a <see cref="Chain"/> begins. Its events follow, under its own run and path.</summary>
/// <param name="AgentIndex">Its place, from 0.</param>
/// <param name="TotalAgents">How many agents the chain has.</param>
/// <param name="AgentName">Its name.</param>
[StreamEvent]
public sealed partial record ChainAgentStart(int AgentIndex, int TotalAgents, string AgentName) : AgentEvent;
