using DocsChain.Documents;

namespace DocsChain.Search;

/// <summary>The part of a section that says why it was found.</summary>
/// <param name="Text">A line or some sentences of it.</param>
/// <param name="Words">Which of the words that were searched for the section has, as it writes them first.</param>
internal sealed record Snippet(string Text, IReadOnlyList<string> Words)
{
    private const int Longest = 240;

    /// <summary>The sentences next to each other that have most of the terms; of equal ones the first.</summary>
    public static Snippet Of(Section section, IReadOnlySet<string> terms)
    {
        string[] passages = [.. Passages.Of(section.Text).DefaultIfEmpty(Inline.OneLine(section.Text)).Select(Inline.Plain)];
        HashSet<string>[] found = [.. passages.Select(passage => TermsOf(passage, terms))];
        (int first, int last, int best) = (0, 0, -1);
        for (int start = 0; start < passages.Length; start++)
        {
            var seen = new HashSet<string>(found[start]);
            int length = passages[start].Length;
            int end = start;
            Offer();
            while (end + 1 < passages.Length && length + passages[end + 1].Length < Longest)
            {
                end++;
                length += 1 + passages[end].Length;
                seen.UnionWith(found[end]);
                Offer();
            }

            void Offer() => (first, last, best) = seen.Count > best ? (start, end, seen.Count) : (first, last, best);
        }

        return new(Cut(string.Join(' ', passages[first..(last + 1)]), terms), WordsOf(section, terms));
    }

    private static HashSet<string> TermsOf(string text, IReadOnlySet<string> terms) =>
        [.. Tokenizer.Tokens(text).Select(static token => token.Term).Where(terms.Contains)];

    private static string[] WordsOf(Section section, IReadOnlySet<string> terms)
    {
        string text = $"{section.Title}\n{Inline.Plain(section.Text)}";
        return
        [
            .. Tokenizer.Tokens(text).Where(token => terms.Contains(token.Term)).DistinctBy(static token => token.Term)
                .Select(token => text.Substring(token.Start, token.Length)),
        ];
    }

    // Around its first term, at the boundaries of words.
    private static string Cut(string text, IReadOnlySet<string> terms)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        int hit = Tokenizer.Tokens(text).Where(token => terms.Contains(token.Term)).Select(static token => token.Start).FirstOrDefault();
        int start = Math.Clamp(hit - (Longest / 3), 0, text.Length - Longest);
        int end = start + Longest;
        start = start == 0 ? 0 : text.IndexOf(' ', start) is >= 0 and var space && space < hit ? space + 1 : hit;
        end = end == text.Length ? end : text.LastIndexOf(' ', end) is var last && last > hit ? last : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        return $"{(start > 0 ? "… " : "")}{text[start..end]}{(end < text.Length ? " …" : "")}";
    }
}
