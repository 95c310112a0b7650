#pragma warning disable GF0002 // What generators would add is written here by hand.

namespace GenFlow;

/// <summary>The base for a start event with members of its own: the record is itself the run's input.</summary>
[Event]
public abstract record StartEventBase : Event;

/// <summary>Starts a run that takes no input.</summary>
[Event]
public sealed partial record StartEvent : StartEventBase;

/// <summary>Starts a run with an input.</summary>
/// <typeparam name="T">The input's type.</typeparam>
/// <param name="Input">The input that the caller gave.</param>
[Event]
public sealed partial record StartEvent<T>(T Input) : StartEventBase;
