using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Which failures some step accepts.</summary>
/// <param name="Inputs">The types of failed events that are named, the most derived first.</param>
/// <param name="TakesAny">Whether a step accepts every failure.</param>
internal sealed record RecoveryModel(EquatableArray<string> Inputs, bool TakesAny);
