using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>A step as it is defined and called.</summary>
/// <param name="Signature">What its declaration says.</param>
/// <param name="Joins">For a fan-out: the indices of the joins that close its scope.</param>
internal sealed record StepModel(StepSignature Signature, EquatableArray<int> Joins);
