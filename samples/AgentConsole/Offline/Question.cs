using System.Text.RegularExpressions;

namespace AgentConsole.Offline;

/// <summary>What the model makes of a question.</summary>
/// <param name="text">Its words.</param>
/// <param name="before">The question that it goes on with: "and LICENSE?"; null for none.</param>
internal sealed partial class Question(string text, Question? before = null)
{
    private static readonly char[] s_punctuation = ['.', ',', ';', ':', '?', '!', '\'', '"', '(', ')', '`'];

    /// <summary>What is asked, in the words of the question that says it.</summary>
    public string Text { get; } = before?.Text ?? text;

    /// <summary>The words that name files, directories or patterns.</summary>
    public IReadOnlyList<string> Paths { get; } =
    [
        .. Saving().Replace(Quoted().Replace(text, " "), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.Trim(s_punctuation[1..]).TrimEnd('.'))
            .Where(static word => Path().IsMatch(word)).Distinct(),
    ];

    /// <summary>Which files it is about.</summary>
    public string Pattern => Paths is [var first, ..] ? first : "*";

    /// <summary>What stands in quotes; null where nothing does.</summary>
    public string? Quote { get; } = Quoted().Match(text) is { Success: true } match ? match.Groups["text"].Value : null;

    /// <summary>The longest arithmetic in it; null where there is none.</summary>
    public string? Sum { get; } = Arithmetic().Matches(text)
        .Select(static match => match.Value.Trim())
        .Where(static sum => HasOperation().IsMatch(sum))
        .MaxBy(static sum => sum.Length);

    /// <summary>The lines that it asks for, the first and the last; null where it names none.</summary>
    public (int First, int Last)? Lines { get; } =
        LineRange().Match(text) is { Success: true } match && int.TryParse(match.Groups["first"].ValueSpan, out int first)
            ? (first, int.TryParse(match.Groups["last"].ValueSpan, out int last) ? last : first)
            : null;

    /// <summary>The file that the answer is to be saved as; null for none.</summary>
    public string? SaveAs { get; } = Saving().Match(text) is { Success: true } match ? match.Groups["path"].Value : null;

    /// <summary>Its longest word.</summary>
    public string LongestWord { get; } = Word().Matches(text).Select(static match => match.Value).MaxBy(static word => word.Length) ?? text;

    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^([\w.*?-]+/[\w./*?-]*|/[\w./*?-]+|[\w*?-]*[\w*]\.[\w*]+|[A-Z]{3,})$")]
    private static partial Regex Path();

    [GeneratedRegex("""["'“‘](?<text>[^"'”’]{2,})["'”’]""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[-+(]*\s*\d[\d\s.+\-*/%^()]*")]
    private static partial Regex Arithmetic();

    [GeneratedRegex(@"\d\s*\)*\s*[-+*/%^]\s*[-+(]*\s*\d")]
    private static partial Regex HasOperation();

    [GeneratedRegex(@"\blines?\s+(?<first>\d{1,9})(\s*(to|-|–|and)\s*(?<last>\d{1,9}))?", RegexOptions.IgnoreCase)]
    private static partial Regex LineRange();

    [GeneratedRegex(@"\b(and\s+)?save\s+(it|this|that|the answer)\s+(as|to|in)\s+(?<path>\S+?)[.?!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Saving();

    [GeneratedRegex(@"\w{2,}")]
    private static partial Regex Word();
}
