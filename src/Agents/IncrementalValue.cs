using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>JSON that arrives, with the type that it becomes. Events hold it and a length.</summary>
internal sealed class IncrementalValue(Func<PartialJson, object>? createPartial)
{
    public IncrementalJson Json { get; } = new();

    public object? PartialAt(int length) =>
        createPartial is not null && Json.At(length) is { Kind: PartialJsonKind.Object } value ? createPartial(value) : null;

    public JsonElement BodyAt(int length) => Json.At(length).ToJsonElement();
}
