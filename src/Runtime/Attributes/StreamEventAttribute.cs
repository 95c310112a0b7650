namespace GenFlow;

/// <summary>Marks a partial record as an event that a run publishes to those who watch it. The generator gives it the
/// base <see cref="StreamEvent"/> where it has none, and its <see cref="Event.EventType"/>. An abstract record is
/// closed over the records of its assembly that are nested in it, or carry the attribute, and derive from it: its cases.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StreamEventAttribute : Attribute
{
    /// <summary>The event's <see cref="Event.EventType"/>; without it the type's name, with its containing events, dotted.</summary>
    public string? Name { get; init; }
}
