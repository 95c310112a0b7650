using System.Text.RegularExpressions;

namespace DocsChain.Search;

/// <summary>What is searched for: words, of which a section needs one; <c>prefix*</c>; and <c>"whole phrases"</c>, of which it
/// needs all.</summary>
/// <param name="Terms">The words.</param>
/// <param name="Prefixes">The beginnings of words.</param>
/// <param name="Phrases">The phrases, each the terms that follow one another.</param>
internal sealed partial record Query(IReadOnlyList<string> Terms, IReadOnlyList<string> Prefixes, IReadOnlyList<IReadOnlyList<string>> Phrases)
{
    private const int LongestText = 400;

    /// <summary>Reads a query; what is beyond 400 characters is not looked at.</summary>
    public static Query Of(string text)
    {
        string read = text.Length > LongestText ? text[..LongestText] : text;
        IReadOnlyList<string>[] phrases = [.. Phrase().Matches(read).Select(static match => PhraseOf(match.Groups["text"].Value)).Where(static phrase => phrase.Count > 0)];
        read = Phrase().Replace(read, " ");
        string[] prefixes = [.. Prefix().Matches(read).Select(static match => Tokenizer.Fold(match.Groups["text"].Value)).Distinct()];
        string[] terms = [.. Tokenizer.Tokens(Prefix().Replace(read, " ")).Select(static token => token.Term).Distinct()];

        // "What is it?" is all that was asked then.
        string[] telling = [.. terms.Where(static term => !StopWords.Has(term))];
        return new(telling.Length > 0 || phrases.Length > 0 || prefixes.Length > 0 ? telling : terms, prefixes, phrases);
    }

    private static IReadOnlyList<string> PhraseOf(string text) =>
        [.. Tokenizer.Tokens(text).Where(static token => !token.IsName).Select(static token => token.Term)];

    [GeneratedRegex("""["“”](?<text>[^"“”]+)["“”]""")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{Nd}])(?<text>[\p{L}\p{M}\p{Nd}]{2,})\*")]
    private static partial Regex Prefix();
}
