using DocsChain.Documents;

namespace DocsChain.Search;

/// <summary>Sections by their words, for searches ranked by BM25 over weighted fields (BM25F). Immutable, safe for any number of
/// searches at once.</summary>
internal sealed class SearchIndex
{
    private const int MostHits = 20;
    private const int MostExpansions = 64;

    // How soon more of the same word stops to matter.
    private const double Saturation = 1.2;

    private readonly Section[] _sections;
    private readonly Dictionary<string, Section> _byId;
    private readonly Dictionary<string, List<Posting>> _postings;
    private readonly string[] _terms;
    private readonly int[][] _lengths;
    private readonly double[] _averages;

    private SearchIndex(Section[] sections, Dictionary<string, List<Posting>> postings, int[][] lengths)
    {
        _sections = sections;
        _byId = sections.ToDictionary(static section => section.Id, StringComparer.Ordinal);
        _postings = postings;
        _terms = [.. postings.Keys.Order(StringComparer.Ordinal)];
        _lengths = lengths;
        _averages = [.. Enumerable.Range(0, Fields.Count).Select(field => Math.Max(1, lengths.Select(length => length[field]).DefaultIfEmpty().Average()))];
    }

    /// <summary>How many sections there are.</summary>
    public int Count => _sections.Length;

    /// <summary>Makes the index of sections, whose ids are unique.</summary>
    public static SearchIndex Of(IEnumerable<Section> sections)
    {
        Section[] all = [.. sections];
        var postings = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        int[][] lengths = new int[all.Length][];
        for (int number = 0; number < all.Length; number++)
        {
            lengths[number] = new int[Fields.Count];
            foreach (IGrouping<string, Token> term in Fields.Tokens(all[number]).GroupBy(static token => token.Term, StringComparer.Ordinal))
            {
                int[] positions = [.. term.Select(static token => token.Position)];
                foreach (int position in positions)
                {
                    lengths[number][Fields.Of(position)]++;
                }

                if (!postings.TryGetValue(term.Key, out List<Posting>? list))
                {
                    postings.Add(term.Key, list = []);
                }

                list.Add(new(number, positions));
            }
        }

        return new(all, postings, lengths);
    }

    /// <summary>A section; null where none has the id.</summary>
    public Section? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The sections that fit a query best, the best first.</summary>
    /// <param name="query">Words; <c>prefix*</c>; <c>"phrase"</c>.</param>
    /// <param name="limit">How many at most; never more than 20.</param>
    public IReadOnlyList<Found> Search(string query, int limit)
    {
        var parsed = Query.Of(query);
        IReadOnlyList<Posting>[] phrases = [.. parsed.Phrases.Select(Phrase)];
        IReadOnlyList<Posting>[] words = [.. parsed.Terms.Select(Term), .. parsed.Prefixes.Select(Prefix)];
        HashSet<int>? required = phrases.Length == 0 ? null
            : phrases.Select(static list => list.Select(static posting => posting.Section).ToHashSet()).Aggregate(static (all, more) => [.. all.Intersect(more)]);

        var scores = new Dictionary<int, double>();
        foreach (IReadOnlyList<Posting> list in phrases.Concat(words))
        {
            double rarity = Math.Log(1 + ((Count - list.Count + 0.5) / (list.Count + 0.5)));
            foreach (Posting posting in list.Where(posting => required?.Contains(posting.Section) != false))
            {
                double weight = Weight(posting);
                scores[posting.Section] = scores.GetValueOrDefault(posting.Section) + (rarity * weight * (Saturation + 1) / (weight + Saturation));
            }
        }

        HashSet<string> terms = [.. parsed.Terms, .. parsed.Phrases.SelectMany(static phrase => phrase), .. parsed.Prefixes.SelectMany(Expand)];
        return
        [
            .. scores.OrderByDescending(static score => score.Value).ThenBy(static score => score.Key).Take(Math.Clamp(limit, 0, MostHits))
                .Select(score => new Found(_sections[score.Key], score.Value, Snippet.Of(_sections[score.Key], terms))),
        ];
    }

    private double Weight(Posting posting)
    {
        double weight = 0;
        foreach (int position in posting.Positions)
        {
            int field = Fields.Of(position);
            double norm = Fields.LengthNorms[field];
            weight += Fields.Weights[field] / (1 - norm + (norm * _lengths[posting.Section][field] / _averages[field]));
        }

        return weight;
    }

    private IReadOnlyList<Posting> Term(string term) => _postings.TryGetValue(term, out List<Posting>? list) ? list : [];

    private IReadOnlyList<Posting> Prefix(string prefix) => Merge(Expand(prefix).SelectMany(Term));

    private IEnumerable<string> Expand(string prefix)
    {
        int index = Array.BinarySearch(_terms, prefix, StringComparer.Ordinal);
        return _terms.Skip(index < 0 ? ~index : index).TakeWhile(term => term.StartsWith(prefix, StringComparison.Ordinal)).Take(MostExpansions);
    }

    private IReadOnlyList<Posting> Phrase(IReadOnlyList<string> phrase)
    {
        var starts = Term(phrase[0]).ToDictionary(static posting => posting.Section, static posting => posting.Positions);
        for (int offset = 1; offset < phrase.Count; offset++)
        {
            var next = Term(phrase[offset]).ToDictionary(static posting => posting.Section, static posting => posting.Positions);
            starts = starts.Where(start => next.ContainsKey(start.Key))
                .Select(start => (start.Key, Positions: start.Value.Where(position => next[start.Key].Contains(position + offset)).ToArray()))
                .Where(static start => start.Positions.Length > 0)
                .ToDictionary(static start => start.Key, static start => (IReadOnlyList<int>)start.Positions);
        }

        return [.. starts.Select(static start => new Posting(start.Key, start.Value)).OrderBy(static posting => posting.Section)];
    }

    private static IReadOnlyList<Posting> Merge(IEnumerable<Posting> postings) =>
        [.. postings.GroupBy(static posting => posting.Section, static (section, all) => new Posting(section, [.. all.SelectMany(static posting => posting.Positions).Order()]))];
}
