namespace GenFlow;

/// <summary>Declares what a step adds to the stream: an event that it writes with <see cref="Context.WriteEventToStream"/>, a
/// request that it awaits, or a child workflow that it runs.</summary>
/// <typeparam name="T">The stream event or a union of them, the request, or the child workflow.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PublishesAttribute<T> : Attribute;
