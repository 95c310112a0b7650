using DocsChain.Documents;
using DocsChain.Search;

namespace DocsChain.Actions;

/// <summary>Holds quotes against what they quote: models make them up.</summary>
internal static class Quotes
{
    /// <exception cref="QuoteError">A section is not there, or does not say what is quoted; line breaks are not compared.</exception>
    public static void Check(SearchIndex index, IEnumerable<Reference> quotes)
    {
        string[] problems = [.. quotes.Select(quote => Problem(index, quote)).OfType<string>()];
        if (problems.Length > 0)
        {
            throw new QuoteError(string.Join('\n', problems));
        }
    }

    private static string? Problem(SearchIndex index, Reference reference)
    {
        if (index.Find(reference.Section) is not { } section)
        {
            return $"There is no section '{reference.Section}': search gives the ids of sections.";
        }

        string quote = Inline.OneLine(reference.Quote);
        return quote.Length == 0 ? $"The quote of {section.Id} is empty."
            : Inline.OneLine(section.Text).Contains(quote, StringComparison.Ordinal) ? null
            : $"{section.Id} does not say '{quote}': quote it word by word, as read_section gives it, or leave it out.";
    }
}
