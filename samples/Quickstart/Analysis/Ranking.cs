namespace Quickstart.Analysis;

/// <summary>Ranks the words and the sentences of a section by tf-idf: a word weighs more the more often the section uses
/// it and the fewer other sections do.</summary>
internal static class Ranking
{
    private const int MostWords = 5;
    private const int MostSentences = 3;

    // A score is a mean over the sentence's words, so that long ones do not win by length; below this length short ones
    // would win by one word.
    private const int ShortSentence = 12;

    public static SectionReport Of(WeighedSection section)
    {
        CountedSection counted = section.Counted;
        Dictionary<string, double> weights = counted.Terms.ToDictionary(
            static term => term.Key,
            term => (1 + Math.Log(term.Value)) * section.Rarity.Of(term.Key),
            StringComparer.Ordinal);

        return new SectionReport(
            counted.Source.Number,
            counted.Source.Title,
            counted.Words,
            counted.Source.CodeLines,
            counted.Sentences.Count,
            counted.Sentences.Sum(static sentence => sentence.Words),
            [.. weights
                .OrderByDescending(static weight => weight.Value)
                .ThenBy(static weight => weight.Key, StringComparer.Ordinal)
                .Take(MostWords)
                .Select(static weight => weight.Key)],
            [.. counted.Sentences
                .Select(sentence => new ScoredSentence(sentence.Text, Score(sentence, weights)))
                .OrderByDescending(static sentence => sentence.Score)
                .Take(MostSentences)]);
    }

    private static double Score(Sentence sentence, Dictionary<string, double> weights) =>
        Words.Terms(sentence.Text).Distinct(StringComparer.Ordinal).Sum(term => weights[term])
        / Math.Max(sentence.Words, ShortSentence);
}
