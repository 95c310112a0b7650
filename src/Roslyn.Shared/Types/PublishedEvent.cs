namespace GenFlow.Roslyn;

/// <summary>An event that a workflow declares to publish.</summary>
/// <param name="Event">The event, or a union of them.</param>
/// <param name="Path">The names of the types around it and its own, not escaped.</param>
internal sealed record PublishedEvent(EventReference Event, EquatableArray<string> Path)
{
    public bool IsUnion => Event.IsAbstract;

    /// <summary>Whether a stream can hold it, so that it can be told from others there.</summary>
    public bool IsStreamEvent => Event.Bases.Contains(KnownTypes.StreamEvent.Global);
}
