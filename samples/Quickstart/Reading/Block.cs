namespace Quickstart.Reading;

/// <summary>A stretch of text that no sentence crosses.</summary>
/// <param name="Text">Its text without markup.</param>
/// <param name="IsProse">Whether it is made of sentences; headings and table rows are not.</param>
public sealed record Block(string Text, bool IsProse);
