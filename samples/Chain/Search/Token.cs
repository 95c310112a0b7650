namespace DocsChain.Search;

/// <summary>A word of a text as it is looked up.</summary>
/// <param name="Term">It, folded and stemmed.</param>
/// <param name="Position">Which word of the text it is, from 0. A name such as <c>StreamItems</c> is at the position of its first part.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="IsName">Whether it is a name of several parts, which follow one by one.</param>
internal readonly record struct Token(string Term, int Position, int Start, int Length, bool IsName);
