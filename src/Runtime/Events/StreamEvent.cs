namespace GenFlow;

/// <summary>The base of what a run publishes to those who watch it. Write <c>[StreamEvent] partial record</c>; the
/// generator adds this base and the name. Writing one to the stream never routes it.</summary>
public abstract record StreamEvent : Event
{
    /// <summary>For a type that only the engine writes: what to do instead of writing it; else null.</summary>
    internal virtual string? EnginesOwn => null;
}
