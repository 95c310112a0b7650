using System.Text.Json.Serialization;

namespace GenFlow;

/// <summary>The base for a start event with members of its own: the record is itself the run's input.</summary>
[Event]
public abstract record StartEventBase : Event;

/// <summary>Starts a run that takes no input.</summary>
public sealed record StartEvent : StartEventBase
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "StartEvent";
}

/// <summary>Starts a run with an input.</summary>
/// <typeparam name="T">The input's type.</typeparam>
/// <param name="Input">The input that the caller gave.</param>
public sealed record StartEvent<T>(T Input) : StartEventBase
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "StartEvent";
}
