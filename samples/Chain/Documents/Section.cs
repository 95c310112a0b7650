namespace DocsChain.Documents;

/// <summary>What stands below one heading of a Markdown document, up to the next heading.</summary>
/// <param name="Id">The document's path and the heading's anchor: <c>docs/concepts/streams.md#reading</c>.</param>
/// <param name="Path">The document, relative to the root.</param>
/// <param name="Headings">The headings that it is under, the outermost first, its own last; none above a document's first heading.</param>
/// <param name="Text">Its Markdown, without the heading.</param>
internal sealed record Section(string Id, string Path, IReadOnlyList<string> Headings, string Text)
{
    /// <summary>Its headings in a line.</summary>
    public string Title => Headings.Count == 0 ? Path : string.Join(" › ", Headings);
}
