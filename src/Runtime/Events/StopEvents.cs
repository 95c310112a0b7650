using GenFlow.Serialization;
using GenFlow.Shapes;

#pragma warning disable GF0002 // What generators would add is written here by hand.

namespace GenFlow;

/// <summary>The base for a stop event with members of its own: the record is itself the run's result.</summary>
[Event]
public abstract record StopEventBase : Event, IJsonCodec<StopEventBase>
{
    /// <summary>The result: the record itself, or what a <see cref="StopEvent{T}"/> wraps.</summary>
    internal virtual object? Carried => this;

    static TypeShape IJsonCodec<StopEventBase>.Shape => ScalarShape.Of(ScalarKind.Any);

    static void IJsonCodec<StopEventBase>.Write(ref EventJsonWriter writer, StopEventBase value) => value.WriteJson(ref writer);

    // Which records derive from it only a workflow's catalogue knows.
    static StopEventBase IJsonCodec<StopEventBase>.Read(ref EventJsonReader reader) => UnknownStop.Read(ref reader);
}

/// <summary>Ends a run that has no result.</summary>
[Event]
public sealed partial record StopEvent : StopEventBase;

/// <summary>Ends a run with a result.</summary>
/// <typeparam name="T">The result's type.</typeparam>
/// <param name="Result">What <see cref="WorkflowHandler{TResult}.ResultAsync"/> gives.</param>
[Event]
public sealed partial record StopEvent<T>(T Result) : StopEventBase
{
    internal override object? Carried => Result;
}
