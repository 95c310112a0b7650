using System.Text.Json.Serialization;

namespace GenFlow;

/// <summary>The base for a stop event with members of its own: the record is itself the run's result.</summary>
[Event]
public abstract record StopEventBase : Event
{
    /// <summary>The result: the record itself, or what a <see cref="StopEvent{T}"/> wraps.</summary>
    internal virtual object? Carried => this;
}

/// <summary>Ends a run that has no result.</summary>
public sealed record StopEvent : StopEventBase
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "StopEvent";
}

/// <summary>Ends a run with a result.</summary>
/// <typeparam name="T">The result's type.</typeparam>
/// <param name="Result">What <see cref="WorkflowHandler{TResult}.ResultAsync"/> gives.</param>
public sealed record StopEvent<T>(T Result) : StopEventBase
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "StopEvent";

    internal override object? Carried => Result;
}
