using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Several parameters, or one of a step that the engine does not call directly.</summary>
/// <param name="EventType">The accepted type, as generated code writes it.</param>
/// <param name="Targets">In the order of the steps.</param>
/// <param name="Joins">The indices of the joins of several events that the event is the common ancestor for.</param>
internal sealed record RouteModel(string EventType, EquatableArray<EventTarget> Targets, EquatableArray<int> Joins);
