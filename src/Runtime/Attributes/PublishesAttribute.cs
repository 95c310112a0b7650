namespace GenFlow;

/// <summary>Declares an event that a step writes with <see cref="Context.WriteEventToStream"/>.</summary>
/// <typeparam name="T">The stream event, or a union of them.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PublishesAttribute<T> : Attribute;
