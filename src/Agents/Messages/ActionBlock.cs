using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>A call of an action, with its result once it has ended.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The action's name.</param>
/// <param name="Body">The arguments: an object. Undefined, in JSON null, where what came is no JSON; <paramref name="RawBody"/> has it then.</param>
/// <param name="RawBody">The arguments as they came, where they are no valid JSON.</param>
/// <param name="Result">What the model is told; null where it has not ended.</param>
/// <param name="IsError">Whether <paramref name="Result"/> tells of an error.</param>
/// <param name="Sources">What the action found and used.</param>
/// <param name="Summary">The result in a line, for people.</param>
/// <param name="IsServerSide">Whether the provider ran it itself.</param>
[Event]
public sealed partial record ActionBlock(
    string Id,
    string Name,
    JsonElement Body,
    string? RawBody = null,
    string? Result = null,
    bool IsError = false,
    IReadOnlyList<Source>? Sources = null,
    string? Summary = null,
    bool IsServerSide = false) : MessageBlock
{
    /// <summary>The arguments: an object. Undefined where what came is no JSON; <see cref="RawBody"/> has it then.</summary>
    public JsonElement Body { get; init; } = Body.ValueKind == JsonValueKind.Null ? default : Body; // JSON has no other word for it.
}
