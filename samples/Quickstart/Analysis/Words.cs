using System.Text.RegularExpressions;

namespace Quickstart.Analysis;

/// <summary>Finds the words of a text.</summary>
internal static partial class Words
{
    private const int ShortestTerm = 3;

    public static int Count(string text) => Word().Count(text);

    /// <summary>The words that may tell something, in lower case: no stop words, no numbers, nothing very short.</summary>
    public static IEnumerable<string> Terms(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            string word = match.Value.ToLowerInvariant().Replace('’', '\'');
            word = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
            if (word.Length >= ShortestTerm && word.Any(char.IsLetter) && !StopWords.Contains(word))
            {
                yield return word;
            }
        }
    }

    // Letters and digits, with what joins them within a word: don't, well-known, README.md, snake_case.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(['’_.\-][\p{L}\p{M}\p{N}]+)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
