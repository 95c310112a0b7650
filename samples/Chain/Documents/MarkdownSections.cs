using System.Text;
using System.Text.RegularExpressions;

namespace DocsChain.Documents;

/// <summary>Cuts Markdown into sections at its headings (<c># …</c>). What looks like a heading in a block of code is none, and
/// comments are left out.</summary>
internal static partial class MarkdownSections
{
    private const int DeepestHeading = 6;

    /// <summary>The sections of a document that have a text, in its order.</summary>
    /// <param name="path">The document's path, for the sections' ids.</param>
    /// <param name="markdown">The document.</param>
    public static IReadOnlyList<Section> Of(string path, string markdown)
    {
        var sections = new List<Section>();
        var anchors = new Dictionary<string, int>(StringComparer.Ordinal);
        var headings = new string?[DeepestHeading];
        var text = new StringBuilder();
        string id = path;
        string? fence = null;
        foreach (string line in Comment().Replace(markdown.ReplaceLineEndings("\n"), "").Split('\n'))
        {
            fence = FenceAfter(line, fence);
            if (fence is null && Heading().Match(line) is { Success: true } heading)
            {
                Close();
                int level = heading.Groups["marks"].Length;
                headings[level - 1] = Inline.Plain(heading.Groups["title"].Value);
                Array.Clear(headings, level, DeepestHeading - level);
                id = $"{path}#{Anchor(headings[level - 1]!, anchors)}";
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (text.ToString().Trim() is { Length: > 0 } content)
            {
                sections.Add(new(id, path, [.. headings.OfType<string>()], content));
            }

            text.Clear();
        }
    }

    // The fence of the block that the next line is in; null outside of one. A fence is closed by one of its kind that is as long.
    private static string? FenceAfter(string line, string? fence)
    {
        if (Fence().Match(line) is not { Success: true } match)
        {
            return fence;
        }

        string marks = match.Groups["marks"].Value;
        return fence is null ? marks
            : marks.StartsWith(fence, StringComparison.Ordinal) && match.Groups["info"].ValueSpan.IsWhiteSpace() ? null
            : fence;
    }

    // As the headings' anchors are made on GitHub, where equal ones are numbered.
    private static string Anchor(string title, Dictionary<string, int> anchors)
    {
        string anchor = NoAnchor().Replace(title.ToLowerInvariant(), "").Replace(' ', '-');
        int before = anchors.GetValueOrDefault(anchor);
        anchors[anchor] = before + 1;
        return before == 0 ? anchor : $"{anchor}-{before}";
    }

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})[ \t]+(?<title>.+?)[ \t]*#*[ \t]*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}(?<marks>`{3,}|~{3,})(?<info>[^`]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^<!--.*?-->[ \t]*\n?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NoAnchor();
}
