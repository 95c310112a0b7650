using System.Text.Json.Nodes;

namespace Shared.Offline;

/// <summary>A call that the model decides on.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record Call(string Action, JsonObject Arguments);
