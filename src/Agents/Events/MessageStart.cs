namespace GenFlow.Agents;

/// <summary>A turn begins: the model is asked.</summary>
/// <param name="Role">Always <see cref="AgentRole.Assistant"/>.</param>
[StreamEvent]
public sealed partial record MessageStart(AgentRole Role = AgentRole.Assistant) : AgentEvent;
