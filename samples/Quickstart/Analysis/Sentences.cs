using System.Text.RegularExpressions;

namespace Quickstart.Analysis;

/// <summary>Splits prose into sentences.</summary>
internal static partial class Sentences
{
    public static IEnumerable<Sentence> Of(string prose)
    {
        int start = 0;
        foreach (Match end in End().Matches(prose))
        {
            if (!EndsWithAbbreviation(prose.AsSpan(start, end.Index - start)))
            {
                if (Make(prose[start..(end.Index + end.Length)]) is { } sentence)
                {
                    yield return sentence;
                }

                start = end.Index + end.Length;
            }
        }

        if (Make(prose[start..]) is { } last)
        {
            yield return last;
        }
    }

    private static Sentence? Make(string text)
    {
        int words = Words.Count(text);
        return words == 0 ? null : new Sentence(text.Trim(), words);
    }

    // The text before a stop: "e.g", "Dr", an initial.
    private static bool EndsWithAbbreviation(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> word = text[(text.LastIndexOfAny(" (\"“") + 1)..];
        return word is [_] && char.IsUpper(word[0])
            || word is "e.g" or "i.e" or "cf" or "vs" or "etc" or "Mr" or "Mrs" or "Ms" or "Dr" or "Prof" or "St" or "No";
    }

    // A stop, closing marks, and a space before what may begin a sentence; or a stop of scripts without spaces.
    [GeneratedRegex("""[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[\p{Lu}\p{Lt}\p{Lo}\p{N}])|[。！？]+[」』”’）]*""", RegexOptions.ExplicitCapture)]
    private static partial Regex End();
}
