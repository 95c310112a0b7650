using System.Text.Json.Nodes;

namespace AgentConsole.Offline;

/// <summary>A call that the model decides on.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Call(string Action, JsonObject Arguments);
