using System.Net;
using System.Text.RegularExpressions;

namespace Research;

/// <summary>As much of HTML as the sample's pages have.</summary>
internal static partial class Html
{
    public static string TitleOf(string html) => WebUtility.HtmlDecode(Title().Match(html).Groups["text"].Value.Trim());

    public static IEnumerable<string> LinksOf(string html) => Link().Matches(html).Select(static link => WebUtility.HtmlDecode(link.Groups["target"].Value));

    /// <summary>The sentences of its paragraphs.</summary>
    public static IEnumerable<string> SentencesOf(string html) => Paragraph().Matches(html)
        .Select(static paragraph => WebUtility.HtmlDecode(Tag().Replace(paragraph.Groups["text"].Value, "")))
        .SelectMany(static text => SentenceEnd().Split(Space().Replace(text.Trim(), " ")))
        .Where(static sentence => sentence.Length > 0);

    [GeneratedRegex("<title>(?<text>.*?)</title>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex("""<a href="(?<target>[^"]+)">""", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("<p>(?<text>.*?)</p>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
