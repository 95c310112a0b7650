using GenFlow;
using Quickstart.Analysis;
using Quickstart.Reading;

namespace Quickstart;

/// <summary>A section as it stands in the file, without its markup.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Title">Its heading; the opening words where it has none.</param>
/// <param name="Blocks">Heading, paragraphs, list items and table rows, in order.</param>
/// <param name="CodeLines">Lines of code, which are not counted as words.</param>
[Event]
public partial record Section(int Number, string Title, IReadOnlyList<Block> Blocks, int CodeLines);

/// <summary>A section with its words and sentences.</summary>
/// <param name="Source">The section.</param>
/// <param name="Words">All words but those of code.</param>
/// <param name="Sentences">The sentences of its prose.</param>
/// <param name="Terms">How often each word that may tell something occurs.</param>
[Event]
public partial record CountedSection(
    Section Source, int Words, IReadOnlyList<Sentence> Sentences, IReadOnlyDictionary<string, int> Terms);

/// <summary>A section, and how rare words are in the document as a whole.</summary>
[Event]
public partial record WeighedSection(CountedSection Counted, Rarity Rarity);

/// <summary>What was found out about a section.</summary>
[Event]
public partial record SectionReport(
    int Number,
    string Title,
    int Words,
    int CodeLines,
    int Sentences,
    int WordsInSentences,
    IReadOnlyList<string> TellingWords,
    IReadOnlyList<ScoredSentence> TellingSentences)
{
    /// <summary>In words; 0 where there is no sentence.</summary>
    public double AverageSentenceLength => Sentences == 0 ? 0 : (double)WordsInSentences / Sentences;
}

/// <summary>What the run says while it works.</summary>
[StreamEvent]
public abstract partial record Progress
{
    public sealed partial record Counted(int Number, string Title, int Words) : Progress;

    public sealed partial record Ranked(int Number, string Title, IReadOnlyList<string> TellingWords) : Progress;
}
