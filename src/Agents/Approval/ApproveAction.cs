using System.Text.Json;

namespace GenFlow.Agents;

/// <summary>Asks whether an action may run: what appears on a workflow's stream for an action with
/// <see cref="ActionAttribute.RequiresApproval"/>.</summary>
/// <param name="ActionId">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Body">The arguments.</param>
[StreamEvent]
public sealed partial record ApproveAction(string ActionId, string Name, JsonElement Body) : InputRequest<ActionApproval>
{
    /// <summary>The agents on the way to the one that calls it, outermost first.</summary>
    public string AgentPath { get; init; } = "";

    /// <summary>The run of the agent that calls it: two runs may have calls of one id.</summary>
    public string AgentRunId { get; init; } = "";
}
