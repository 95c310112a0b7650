namespace GenFlow.Models;

/// <summary>What one of several clients failed with.</summary>
/// <param name="Client">The client, by its provider and model: <c>anthropic/claude-sonnet-4-5</c>.</param>
/// <param name="Error">What it threw.</param>
public sealed record ModelFailure(string Client, Exception Error);
