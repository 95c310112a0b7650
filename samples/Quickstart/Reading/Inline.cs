using System.Net;
using System.Text.RegularExpressions;

namespace Quickstart.Reading;

/// <summary>Takes the markup out of a line: links and images keep their text, tags and emphasis go.</summary>
internal static partial class Inline
{
    public static string ToText(string markdown)
    {
        string text = Comment().Replace(markdown, "");
        text = Link().Replace(text, "${text}");
        // Once more: what is left of an image inside a link.
        text = Link().Replace(text, "${text}");
        text = Tag().Replace(text, "");
        text = Emphasis().Replace(text, "");
        return WebUtility.HtmlDecode(Space().Replace(text, " ").Trim());
    }

    [GeneratedRegex("<!--((?!<!--).)*?-->", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex(@"!?\[(?<text>[^\[\]]*)\](\([^()]*\)|\[[^\[\]]*\])", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("</?[A-Za-z][^<>]*>")]
    private static partial Regex Tag();

    // Marks at the edge of a word only: snake_case and 2 * 3 stay.
    [GeneratedRegex(@"`+|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")]
    private static partial Regex Emphasis();

    // Control characters too: what is printed must not steer a terminal.
    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Space();
}
