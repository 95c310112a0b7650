namespace GenFlow;

/// <summary>Marks a step that sends several events with <see cref="Context.SendEvent"/> as a fan-out, as if it returned
/// them as a sequence: a <see cref="CollectAttribute">join</see> collects what became of them.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class FanOutAttribute : Attribute;
