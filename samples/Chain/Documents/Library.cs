namespace DocsChain.Documents;

/// <summary>The documents of a directory: its README.md, and all Markdown under docs.</summary>
internal static class Library
{
    private const int MostDocuments = 2_000;
    private const long LargestDocument = 1_000_000;

    /// <summary>Their sections, in the order of their paths. What cannot be read is left out.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<IReadOnlyList<Section>> ReadAsync(string root, CancellationToken cancellationToken)
    {
        var sections = new List<Section>();
        foreach (string path in Find(root))
        {
            try
            {
                string markdown = await File.ReadAllTextAsync(path, cancellationToken);
                sections.AddRange(MarkdownSections.Of(Path.GetRelativePath(root, path).Replace('\\', '/'), markdown));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone, or not for us.
            }
        }

        return sections;
    }

    private static IEnumerable<string> Find(string root)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive };
        string docs = Path.Combine(root, "docs");
        IEnumerable<string> found = Directory.Exists(docs) ? Directory.EnumerateFiles(docs, "*.md", options).Order(StringComparer.Ordinal) : [];
        return found.Prepend(Path.Combine(root, "README.md"))
            .Where(static path => new FileInfo(path) is { Exists: true, Length: <= LargestDocument })
            .Take(MostDocuments);
    }
}
