namespace DocsChain.Search;

/// <summary>Takes the endings off English words, as far as it is safe: plurals, <c>-ed</c>, <c>-ing</c>, the possessive. Words
/// of one stem are found by each other; the stem itself is nothing to show.</summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || !char.IsAsciiLetter(word[^1]))
        {
            return word;
        }

        string stem = WithoutPast(Singular(word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word));
        return stem switch
        {
            [.., 'e'] when stem.Length > ShortestStem => stem[..^1],
            [.., var before, 'y'] when stem.Length > ShortestStem && !IsVowel(before) => string.Concat(stem.AsSpan(0, stem.Length - 1), "i"),
            _ => stem,
        };
    }

    private static string Singular(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > ShortestStem + 1 => string.Concat(word.AsSpan(0, word.Length - 3), "y"),
        [.., 's', 's', 'e', 's'] => word[..^2],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.., 's'] when word.Length > ShortestStem => word[..^1],
        _ => word,
    };

    private static string WithoutPast(string word)
    {
        string? stem = word switch
        {
            [.., 'i', 'e', 'd'] => null,
            [.., 'e', 'e', 'd'] => null,
            [.., 'e', 'd'] => word[..^2],
            [.., 'i', 'n', 'g'] => word[..^3],
            _ => null,
        };
        if (stem is null || stem.Length < ShortestStem || !stem.Any(IsVowel))
        {
            return word.EndsWith("ied", StringComparison.Ordinal) && word.Length > ShortestStem + 1 ? string.Concat(word.AsSpan(0, word.Length - 3), "y") : word;
        }

        // stopped, planning; but calling, passed.
        return stem[^1] == stem[^2] && !IsVowel(stem[^1]) && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
