using System.Text.Json;

namespace GenFlow.Agents;

/// <summary>Asks whether an action may run: what appears on a workflow's stream for an action with
/// <see cref="ActionAttribute.RequiresApproval"/>.</summary>
/// <param name="ActionId">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Body">The arguments.</param>
[StreamEvent]
public sealed partial record ApproveAction(string ActionId, string Name, JsonElement Body) : InputRequest<ActionApproval>;
