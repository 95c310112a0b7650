using System.Text.Json;
using DocsChain.Actions;
using GenFlow.Agents.Testing;
using Shared.Offline;

namespace DocsChain.Offline;

/// <summary>What the transcript says of the work so far.</summary>
/// <param name="question">What is asked.</param>
/// <param name="results">What the actions gave, in order.</param>
internal sealed class Transcript(string question, IReadOnlyList<ScriptedResult> results)
{
    public Words Words { get; } = Words.Of(question);

    public string Question => question;

    /// <summary>The hits of each search, in order.</summary>
    public IReadOnlyList<IReadOnlyList<Hit>> Searches { get; } = [.. results.Where(static result => result.Name == "search").Select(HitsIn)];

    /// <summary>What was found, the best of each search first.</summary>
    public IEnumerable<Hit> Hits => Searches.SelectMany(static hits => hits.Index()).OrderBy(static hit => hit.Index).Select(static hit => hit.Item).DistinctBy(static hit => hit.Section);

    /// <summary>The sections that were read, by their ids, in order.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; } =
        results.Where(static result => result.Name == "read_section" && !result.IsError())
            .DistinctBy(static result => result.Arguments["id"]?.ToString())
            .ToDictionary(static result => result.Arguments["id"]!.ToString()!, static result => result.Text);

    /// <summary>What an agent before has handed over; null where none has.</summary>
    public IReadOnlyList<Finding>? HandedOver { get; } =
        results.LastOrDefault(static result => result.Name == "hand_over" && !result.IsError()) is { } exit && exit.Arguments["findings"] is JsonElement findings
            ? [.. findings.EnumerateArray().Select(static finding => new Finding(Text(finding, "section"), Text(finding, "quote"), Text(finding, "why")))]
            : null;

    public bool Asked(string section) => results.Any(result => result.Name == "read_section" && result.Arguments["id"]?.ToString() == section);

    /// <summary>Whether a quote was not accepted.</summary>
    public bool Refused(string quote) =>
        results.Any(result => result.Name is "hand_over" or "conclude" && result.IsError() && result.Text.Contains(quote, StringComparison.Ordinal));

    /// <summary>A section's headings.</summary>
    public string TitleOf(string section) => Hits.FirstOrDefault(hit => hit.Section == section)?.Title ?? section;

    private static IReadOnlyList<Hit> HitsIn(ScriptedResult result)
    {
        if (result.IsError())
        {
            return [];
        }

        using var hits = JsonDocument.Parse(result.Text);
        return
        [
            .. hits.RootElement.EnumerateArray().Select(static hit => new Hit(
                Text(hit, "section"), Text(hit, "title"), Text(hit, "snippet"), [.. hit.GetProperty("words").EnumerateArray().Select(static word => word.GetString()!)])),
        ];
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
