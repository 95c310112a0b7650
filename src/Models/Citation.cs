namespace GenFlow.Models;

/// <summary>Where a part of an answer comes from.</summary>
/// <param name="Url">The source's address; null for one without.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Quote">What is cited, in the source's words.</param>
/// <param name="Start">Where in the block's text the cited part begins, in UTF-16 units; null where the provider does not say.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record Citation(string? Url = null, string? Title = null, string? Quote = null, int? Start = null, int? End = null);
