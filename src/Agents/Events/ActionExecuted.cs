namespace GenFlow.Agents;

/// <summary>An action has ended, with a result or an error.</summary>
/// <param name="ActionId">The call's id.</param>
/// <param name="Action">The call with its result and sources.</param>
/// <param name="Message">The message that tells the model.</param>
/// <param name="Summary">The result in a line, for people; null where the action gave none.</param>
/// <param name="FollowUp">Actions that it offers or demands next; null for none.</param>
/// <param name="IsExit">Whether it ends the run.</param>
[StreamEvent]
public sealed partial record ActionExecuted(
    string ActionId, ActionBlock Action, AgentMessage Message, string? Summary = null, FollowUp? FollowUp = null, bool IsExit = false) : AgentEvent;
