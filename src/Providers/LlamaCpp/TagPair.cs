namespace GenFlow.LlamaCpp;

/// <summary>The texts around a part of a model's answer.</summary>
/// <param name="Open">What it begins with, such as <c>&lt;think&gt;</c>.</param>
/// <param name="Close">What it ends with.</param>
public sealed record TagPair(string Open, string Close);
