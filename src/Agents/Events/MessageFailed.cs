namespace GenFlow.Agents;

/// <summary>A turn broke off, in the place of <see cref="MessageEnd"/>; the enumeration throws after it, unless
/// <see cref="ModelSwitched"/> follows: then another model answers anew.</summary>
/// <param name="Message">What had come of the message. It is in the session's transcript only if the model had ended it.</param>
/// <param name="Error">What happened.</param>
[StreamEvent]
public sealed partial record MessageFailed(AgentMessage Message, string Error) : AgentEvent;
