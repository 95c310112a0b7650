namespace GenFlow.Agents;

/// <summary>A call whose arguments are complete is not run: its action is unknown or not allowed now, the arguments are
/// invalid, somebody denied it, its message broke off, or an exit came first.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">What the model is told.</param>
[StreamEvent]
public sealed partial record ActionSkipped(string Id, string Name, SkipCause Cause, string Reason) : AgentEvent;
