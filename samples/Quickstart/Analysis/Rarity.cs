namespace Quickstart.Analysis;

/// <summary>How rare words are among the sections of a document.</summary>
public sealed class Rarity
{
    private readonly Dictionary<string, int> _sectionsWith = new(StringComparer.Ordinal);
    private readonly int _sections;

    public Rarity(IReadOnlyList<CountedSection> sections)
    {
        _sections = sections.Count;
        foreach (string term in sections.SelectMany(static section => section.Terms.Keys))
        {
            _sectionsWith[term] = _sectionsWith.GetValueOrDefault(term) + 1;
        }
    }

    /// <summary>The smoothed inverse document frequency, ln((1 + sections) / (1 + sections with the word)) + 1: 1 for a word
    /// of every section, more for rarer ones.</summary>
    public double Of(string term) => Math.Log((1.0 + _sections) / (1 + _sectionsWith.GetValueOrDefault(term))) + 1;
}
