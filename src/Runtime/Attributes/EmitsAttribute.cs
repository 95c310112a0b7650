namespace GenFlow;

/// <summary>Declares an event that a step sends with <see cref="Context.SendEvent"/>. What a step returns needs no
/// declaration.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class EmitsAttribute<TEvent> : Attribute where TEvent : Event;
