using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>JSON that arrives, with the type that it becomes. Events hold it and a length.</summary>
internal sealed class IncrementalValue(Func<PartialJson, object>? createPartial)
{
    // Arguments stand some levels down in events and sessions, which are written to a depth of 64.
    private const int MaxDepth = 48;

    public IncrementalJson Json { get; } = new(MaxDepth);

    public object? PartialAt(int length) =>
        createPartial is not null && Json.At(length) is { Kind: PartialJsonKind.Object } value ? createPartial(value) : null;

    public JsonElement BodyAt(int length) => Json.At(length).ToJsonElement();
}
