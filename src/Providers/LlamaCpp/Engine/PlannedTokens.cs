namespace GenFlow.LlamaCpp.Engine;

/// <summary>What a step computes of an answer.</summary>
/// <param name="Generation">The answer.</param>
/// <param name="Slot">Its sequence.</param>
/// <param name="Count">The tokens, from <see cref="Slot.Past"/> on.</param>
internal readonly record struct PlannedTokens(Generation Generation, Slot Slot, int Count);
