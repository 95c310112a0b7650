using DocsChain.Search;

namespace DocsChain.Offline;

/// <summary>The words of a question that say what it is about.</summary>
internal sealed class Words
{
    private readonly IReadOnlyList<(string Text, string Term)> _words;

    private Words(IReadOnlyList<(string Text, string Term)> words) => _words = words;

    public bool IsEmpty => _words.Count == 0;

    public int Count => _words.Count;

    /// <summary>They, as they were written.</summary>
    public string Text => string.Join(' ', _words.Select(static word => word.Text));

    /// <summary>They, as beginnings of other words.</summary>
    public string Prefixes => string.Join(' ', _words.Select(static word => $"{word.Term}*"));

    public static Words Of(string question) =>
        new([.. Tokenizer.Tokens(question).Where(static token => !token.IsName && !StopWords.Has(token.Term)).DistinctBy(static token => token.Term)
            .Select(token => (question.Substring(token.Start, token.Length), token.Term))]);

    /// <summary>Those of them that a text has.</summary>
    public IReadOnlySet<string> In(string text)
    {
        HashSet<string> terms = [.. Tokenizer.Tokens(text).Select(static token => token.Term)];
        terms.IntersectWith(_words.Select(static word => word.Term));
        return terms;
    }

    /// <summary>Those of them that no text has.</summary>
    public Words Without(IEnumerable<string> texts)
    {
        HashSet<string> said = [.. texts.SelectMany(In)];
        return new([.. _words.Where(word => !said.Contains(word.Term))]);
    }
}
