namespace GenFlow;

/// <summary>Marks a method of a workflow as a step: it runs when an event of its parameter's type arrives.</summary>
/// <remarks>Parameters: <see cref="Context"/>, one event or <c>[Collect] IReadOnlyList&lt;TEvent&gt;</c>, and
/// <see cref="CancellationToken"/>. Results: nothing, an event, an event that may be null, <c>AnyOf&lt;…&gt;</c>, or a
/// sequence of events (a fan-out); each also as <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class StepAttribute : Attribute
{
    /// <summary>How many bodies of this step may run at once within one run; the surplus waits in order. 0 (the default)
    /// means no limit.</summary>
    public int MaxConcurrency { get; init; }
}
