namespace GenFlow.Agents;

/// <summary>A running action says how far it is.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Message">What it does.</param>
/// <param name="Fraction">How much is done, from 0 to 1; null where it does not know.</param>
[StreamEvent]
public sealed partial record ActionProgress(string Id, string Name, string Message, double? Fraction = null) : AgentEvent;
