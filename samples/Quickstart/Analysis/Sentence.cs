namespace Quickstart.Analysis;

/// <summary>A sentence of a section's prose.</summary>
/// <param name="Text">The sentence without markup.</param>
/// <param name="Words">The number of its words.</param>
public sealed record Sentence(string Text, int Words);

/// <summary>A sentence and how much it tells; scores of one document compare.</summary>
public sealed record ScoredSentence(string Text, double Score);
