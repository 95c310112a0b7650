using System.Text.Json.Serialization;

#pragma warning disable GF0002 // What generators would add is written here by hand.

namespace GenFlow;

/// <summary>A step has failed for good. Routed only where a step accepts it: that step recovers, and what it returns goes
/// on in the place of what failed. A failure of the recovering step itself ends the run.</summary>
/// <param name="Step">The step that failed.</param>
/// <param name="Attempt">Its last attempt, from 1.</param>
/// <param name="Exception">What it threw last.</param>
/// <param name="Input">The event that the step was given; null for a join.</param>
[Event]
public record StepFailed(string Step, int Attempt, [property: JsonIgnore] Exception Exception, Event? Input) : Event
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "StepFailed";
}

/// <summary>A step has failed for good that was given an event of one type; see <see cref="StepFailed"/>. Accepted beside
/// <see cref="StepFailed"/>, it is the nearer one.</summary>
/// <typeparam name="TEvent">The type of the event that the failed step was given.</typeparam>
/// <param name="Step">The step that failed.</param>
/// <param name="Attempt">Its last attempt, from 1.</param>
/// <param name="Exception">What it threw last.</param>
/// <param name="Input">The event that the step was given.</param>
public sealed record StepFailed<TEvent>(string Step, int Attempt, Exception Exception, TEvent Input)
    : StepFailed(Step, Attempt, Exception, Input)
    where TEvent : Event
{
    /// <summary>The event that the step was given.</summary>
    public new TEvent Input { get; } = Input;
}
