namespace DocsChain.Search;

/// <summary>A section that a term is in.</summary>
/// <param name="Section">The section's number.</param>
/// <param name="Positions">Where, in order.</param>
internal sealed record Posting(int Section, IReadOnlyList<int> Positions);
