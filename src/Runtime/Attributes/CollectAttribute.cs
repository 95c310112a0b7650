namespace GenFlow;

/// <summary>Marks an <see cref="IReadOnlyList{T}"/> parameter of a step as a join: the step runs once for each fan-out,
/// when every branch has ended, with the events of that type in the order in which the fan-out emitted their branches;
/// also with an empty list.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CollectAttribute : Attribute;
