namespace GenFlow.Agents;

/// <summary>A run, as hooks and computed system prompts see it.</summary>
/// <param name="RunId">Names it.</param>
/// <param name="AgentPath">The agents on the way, outermost first.</param>
/// <param name="Session">The conversation.</param>
/// <param name="Services">The run's services; null where it has none.</param>
public sealed record AgentRunInfo(string RunId, string AgentPath, AgentSession Session, IServiceProvider? Services);
