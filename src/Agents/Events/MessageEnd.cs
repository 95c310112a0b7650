namespace GenFlow.Agents;

/// <summary>A turn has ended: its message is complete and all its actions have ended.</summary>
/// <param name="Message">The message, with every block and the tokens it took.</param>
[StreamEvent]
public sealed partial record MessageEnd(AgentMessage Message) : AgentEvent;
