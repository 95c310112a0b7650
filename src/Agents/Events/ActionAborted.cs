namespace GenFlow.Agents;

/// <summary>A call broke off before its arguments were complete. It is never run.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Delta">The arguments as far as they came.</param>
/// <param name="Reason">Why it broke off.</param>
[StreamEvent]
public sealed partial record ActionAborted(string Id, string Name, string Delta, string Reason) : AgentEvent;
