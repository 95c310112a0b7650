namespace Research;

/// <summary>The words of a question that are worth looking for.</summary>
internal static class Words
{
    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "at", "by", "can", "do", "does", "for", "from", "has", "have", "how", "in", "is", "it", "of", "on",
        "or", "that", "the", "there", "they", "this", "to", "was", "what", "when", "where", "which", "who", "why", "with",
    };

    public static IReadOnlyList<string> Of(string question) =>
        [.. Split(question).Where(static word => word.Length > 1 && !s_common.Contains(word)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The share of the words that occur in a sentence.</summary>
    public static double Share(IReadOnlyCollection<string> words, string sentence)
    {
        var found = Split(sentence).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count == 0 ? 0 : (double)words.Count(found.Contains) / words.Count;
    }

    private static IEnumerable<string> Split(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return text[start..i];
            }

            start = i + 1;
        }
    }
}
