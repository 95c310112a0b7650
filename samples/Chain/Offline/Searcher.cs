using System.Text.Json.Nodes;
using Shared;
using Shared.Offline;

namespace DocsChain.Offline;

/// <summary>The rules of the agent that searches: search, once more for what is missing, read the best, quote.</summary>
internal static class Searcher
{
    private const int MostHits = 6;
    private const int MostRead = 3;
    private const int MostQuotes = 4;

    public static Decision Next(Transcript transcript)
    {
        if (transcript.Words.IsEmpty)
        {
            return HandOver(transcript, "The question names nothing that could be looked up.");
        }

        if (transcript.Searches.Count == 0)
        {
            return Decision.Do("What is it about?", SearchFor(transcript.Words.Text));
        }

        Words missing = transcript.Words.Without(transcript.Searches[0].Take(MostRead).SelectMany(static hit => hit.Words));
        if (transcript.Searches.Count == 1 && !missing.IsEmpty)
        {
            return Decision.Do($"The best of it does not speak of: {missing.Text}.", SearchFor(missing.Prefixes));
        }

        string[] unread = [.. transcript.Hits.Take(MostRead + transcript.Searches.Count - 1).Select(static hit => hit.Section).Where(section => !transcript.Asked(section))];
        return unread.Length > 0
            ? Decision.Do($"I read {Amount.Of(unread.Length, "section")}.", [.. unread.Select(static section => new Call("read_section", new() { ["id"] = section }))])
            : HandOver(transcript, "That is what there is.");
    }

    private static Call SearchFor(string query) => new("search", new() { ["query"] = query, ["limit"] = MostHits });

    private static Decision HandOver(Transcript transcript, string thought)
    {
        var evidence = Evidence.Pick(
            transcript.Words,
            transcript.Hits.Where(hit => transcript.Sections.ContainsKey(hit.Section)).Select(hit => (hit.Section, hit.Title, transcript.Sections[hit.Section])),
            MostQuotes);
        JsonNode[] findings =
        [
            .. evidence.Where(quote => !transcript.Refused(quote.Quote)).Select(static quote => new JsonObject
            {
                ["section"] = quote.Section,
                ["quote"] = quote.Quote,
                ["why"] = $"It speaks of {string.Join(", ", quote.Said.Order(StringComparer.Ordinal))}.",
            }),
        ];
        return Decision.Do(thought, new Call("hand_over", new() { ["findings"] = new JsonArray(findings), ["question"] = transcript.Question }));
    }
}
