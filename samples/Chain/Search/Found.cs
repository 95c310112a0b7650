using DocsChain.Documents;

namespace DocsChain.Search;

/// <summary>A section that a search has found.</summary>
/// <param name="Section">It.</param>
/// <param name="Score">How well it fits: more is better, comparable within one search.</param>
/// <param name="Snippet">The part of it that fits best.</param>
internal sealed record Found(Section Section, double Score, Snippet Snippet);
