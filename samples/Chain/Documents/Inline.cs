using System.Text.RegularExpressions;

namespace DocsChain.Documents;

/// <summary>Markdown within a line.</summary>
internal static partial class Inline
{
    /// <summary>The text as it is read: links without their targets, no marks of code and emphasis.</summary>
    public static string Plain(string markdown) => Mark().Replace(Link().Replace(markdown, "${text}"), "");

    /// <summary>The text with every run of white space as one space.</summary>
    public static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"!?\[(?<text>[^\[\]]*)\]\([^()\s]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`|\*\*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
