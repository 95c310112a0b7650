using System.Text.Json;

namespace GenFlow.Agents;

/// <summary>An action's arguments are complete.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Body">The arguments.</param>
[StreamEvent]
public sealed partial record ActionEnd(string Id, string Name, JsonElement Body) : AgentEvent;
