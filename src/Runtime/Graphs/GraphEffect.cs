namespace GenFlow.Graphs;

/// <summary>A stream event, or a union of them, that a step writes to the stream.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">The type's name in this graph.</param>
/// <param name="IsDeclared">Whether the step's declaration says so; false for what a run has shown.</param>
public sealed record GraphEffect(Type Type, string Name, bool IsDeclared);
