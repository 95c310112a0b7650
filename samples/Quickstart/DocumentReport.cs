using Quickstart.Analysis;

namespace Quickstart;

/// <summary>The result: the sections in the order of the file, and the document as a whole.</summary>
public sealed record DocumentReport(IReadOnlyList<SectionReport> Sections)
{
    private const int MostSentences = 3;

    public int Words => Sections.Sum(static section => section.Words);

    public int Sentences => Sections.Sum(static section => section.Sentences);

    /// <summary>In words; 0 where there is no sentence.</summary>
    public double AverageSentenceLength =>
        Sentences == 0 ? 0 : (double)Sections.Sum(static section => section.WordsInSentences) / Sentences;

    /// <summary>The sentences that tell most, best first, with their sections.</summary>
    public IReadOnlyList<(SectionReport Section, ScoredSentence Sentence)> TellingSentences =>
        [.. Sections
            .SelectMany(static section => section.TellingSentences, static (section, sentence) => (section, sentence))
            .OrderByDescending(static found => found.sentence.Score)
            .ThenBy(static found => found.section.Number)
            .DistinctBy(static found => found.sentence.Text, StringComparer.Ordinal)
            .Take(MostSentences)];
}
