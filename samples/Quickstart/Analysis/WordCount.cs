using Quickstart.Reading;

namespace Quickstart.Analysis;

/// <summary>Counts words and sentences of a section.</summary>
internal static class WordCount
{
    public static CountedSection Of(Section section)
    {
        int words = 0;
        var sentences = new List<Sentence>();
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Block block in section.Blocks)
        {
            words += Words.Count(block.Text);
            sentences.AddRange(block.IsProse ? Sentences.Of(block.Text) : []);
            foreach (string term in Words.Terms(block.Text))
            {
                terms[term] = terms.GetValueOrDefault(term) + 1;
            }
        }

        return new CountedSection(section, words, sentences, terms);
    }
}
