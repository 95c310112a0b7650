namespace GenFlow.Graphs;

/// <summary>How a step that joins takes an event: it waits for others besides it.</summary>
/// <param name="Slot">The number of the parameter, from 0, among those that the step joins.</param>
/// <param name="IsCollected">Whether it takes all that come, as a list, by <see cref="CollectAttribute"/>; else one, for one
/// common ancestor.</param>
/// <param name="From">The step whose branches are collected; null for the innermost fan-out, and where nothing is collected.</param>
/// <param name="Count">How many make a list; 0 for all.</param>
/// <param name="Key">The member of the event by which lists are divided; null for none.</param>
/// <param name="IsOptional">Whether the step also runs without it: the parameter is nullable.</param>
public sealed record GraphJoin(int Slot, bool IsCollected, string? From, int Count, string? Key, bool IsOptional);
