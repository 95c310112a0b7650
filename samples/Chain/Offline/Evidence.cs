using DocsChain.Documents;

namespace DocsChain.Offline;

/// <summary>Picks the sentences that say most of what is asked.</summary>
internal static class Evidence
{
    private const int LongestQuote = 500;

    // What its headings say of a section holds for each of its sentences, but less.
    private const double TitleWeight = 0.4;

    // Of sentences that say as much, those of the section that fits best.
    private const double RankWeight = 0.1;

    private sealed record Candidate(string Section, string Quote, IReadOnlySet<string> Said, IReadOnlySet<string> Titled, int Rank);

    /// <summary>The sentences of sections, at most so many, the most telling first.</summary>
    /// <param name="words">What is asked about.</param>
    /// <param name="sections">The sections: id, headings and text, the best first.</param>
    /// <param name="most">How many sentences.</param>
    public static IReadOnlyList<(string Section, string Quote, IReadOnlySet<string> Said)> Pick(
        Words words, IEnumerable<(string Id, string Title, string Text)> sections, int most)
    {
        List<Candidate> candidates =
        [
            .. sections.SelectMany((section, rank) => Passages.Of(section.Text)
                .Where(static quote => quote.Length <= LongestQuote && quote[^1] != ':')
                .Select(quote => new Candidate(section.Id, quote, words.In(quote), words.In(section.Title), rank)))
                .Where(static candidate => candidate.Said.Count > 0),
        ];
        Dictionary<string, double> rarity = candidates.SelectMany(static candidate => candidate.Said)
            .CountBy(static word => word)
            .ToDictionary(static word => word.Key, word => Math.Log(1 + ((double)candidates.Count / word.Value)));

        var picked = new List<(string, string, IReadOnlySet<string>)>();
        var said = new HashSet<string>();
        while (picked.Count < most && candidates.Count > 0)
        {
            Candidate best = candidates.MaxBy(Worth)!;
            if (picked.Count > 0 && best.Said.IsSubsetOf(said) && picked.Count >= (most + 1) / 2)
            {
                break;
            }

            picked.Add((best.Section, best.Quote, best.Said));
            said.UnionWith(best.Said);
            candidates.RemoveAll(candidate => candidate.Quote == best.Quote);
        }

        return picked;

        double Worth(Candidate candidate) =>
            candidate.Said.Sum(word => rarity[word] * (said.Contains(word) ? 0.5 : 1))
            + (TitleWeight * candidate.Titled.Sum(word => rarity.GetValueOrDefault(word)))
            - (RankWeight * candidate.Rank);
    }
}
