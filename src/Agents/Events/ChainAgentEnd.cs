using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>An agent of a <see cref="Chain"/> has ended, however it did: one for each <see cref="ChainAgentStart"/>.</summary>
/// <param name="AgentIndex">Its place, from 0.</param>
/// <param name="TotalAgents">How many agents the chain has.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="AgentName">Its name.</param>
/// <param name="Status">How it has ended; null where it failed.</param>
/// <param name="Usage">The tokens of its calls of models, and of the agents that its actions have run.</param>
/// <param name="Cost">Their price; null where that of a call is unknown.</param>
[StreamEvent]
public sealed partial record ChainAgentEnd(
    int AgentIndex, int TotalAgents, TimeSpan Duration, string AgentName, AgentStatus? Status, Usage Usage, decimal? Cost = null) : AgentEvent;
