using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>One record of an event.</summary>
/// <param name="Declaration">The record.</param>
/// <param name="Base">The base that it is given; null where the user wrote one.</param>
/// <param name="EventType">Its name as an event; null where it is abstract.</param>
/// <param name="DeclaresEventType">Whether the user wrote the property.</param>
internal sealed record EventDeclaration(TypeDeclarationModel Declaration, string? Base, string? EventType, bool DeclaresEventType)
{
    public bool GetsEventType => EventType is not null && !DeclaresEventType;

    /// <summary>How it is written and read; null where it is abstract.</summary>
    public EventJson? Json { get; init; }
}
