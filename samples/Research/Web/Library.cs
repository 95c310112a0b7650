using System.Text;

namespace Research.Web;

/// <summary>The pages that the server has; they are embedded in the program.</summary>
internal static class Library
{
    private const string Extension = ".html";

    /// <summary>By name, in the order of the names.</summary>
    public static IReadOnlyDictionary<string, byte[]> Pages { get; } = new SortedDictionary<string, byte[]>(
        typeof(Library).Assembly.GetManifestResourceNames()
            .Where(static name => name.EndsWith(Extension, StringComparison.Ordinal))
            .ToDictionary(static name => name[..^Extension.Length], Read),
        StringComparer.Ordinal);

    /// <summary>The names of the pages in which one of the words occurs.</summary>
    public static IEnumerable<string> Find(IReadOnlyCollection<string> words) => Pages
        .Where(page => words.Any(word => Encoding.UTF8.GetString(page.Value).Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Select(static page => page.Key);

    private static byte[] Read(string resource)
    {
        using Stream stream = typeof(Library).Assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
