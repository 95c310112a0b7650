namespace GenFlow;

/// <summary>Marks a partial record as an event that travels between steps. The generator gives it the base
/// <see cref="Event"/> where it has none, and its <see cref="Event.EventType"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute : Attribute
{
    /// <summary>The event's <see cref="Event.EventType"/>; without it the type's name, with its containing events, dotted.</summary>
    public string? Name { get; init; }
}
