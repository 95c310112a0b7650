namespace GenFlow.Agents;

/// <summary>The model begins to call an action; its arguments follow.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="IsServerSide">Whether the provider runs it itself.</param>
[StreamEvent]
public sealed partial record ActionStart(string Id, string Name, bool IsServerSide = false) : AgentEvent;
