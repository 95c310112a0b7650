using System.Text.Json.Nodes;
using DocsChain.Actions;
using DocsChain.Documents;
using Shared.Offline;

namespace DocsChain.Offline;

/// <summary>The rules of the agent that analyses: look up what the findings leave open, then answer from what is quoted.</summary>
internal static class Analyst
{
    private const int MostHits = 3;

    public static Decision Next(Transcript transcript, IReadOnlyList<Finding> findings)
    {
        Words open = transcript.Words.Without(findings.Select(static finding => finding.Quote));
        Hit? another = transcript.Hits.FirstOrDefault(hit => !transcript.Asked(hit.Section) && open.In(string.Join(' ', hit.Words)).Count > 0);
        if (findings.Count == 0 || open.IsEmpty || transcript.Sections.Count > findings.Select(static finding => finding.Section).Distinct().Count() + MostHits)
        {
            return Conclude(transcript, findings);
        }

        if (another is not null)
        {
            return Decision.Do($"Nothing that is quoted speaks of: {open.Text}.", new Call("read_section", new() { ["id"] = another.Section }));
        }

        var more = Evidence.Pick(open, transcript.Sections.Select(section => (section.Key, transcript.TitleOf(section.Key), section.Value)), most: 1);
        return Conclude(transcript, [.. findings, .. more.Select(static quote => new Finding(quote.Section, quote.Quote, ""))]);
    }

    private static Decision Conclude(Transcript transcript, IReadOnlyList<Finding> evidence)
    {
        Finding[] used = [.. evidence.DistinctBy(static finding => finding.Quote).Where(finding => !transcript.Refused(finding.Quote))];
        Words open = transcript.Words.Without(used.Select(finding => $"{transcript.TitleOf(finding.Section)} {finding.Quote}"));
        string answer = used.Length == 0
            ? "The documentation does not speak of it."
            : string.Join("\n", used.GroupBy(static finding => finding.Section)
                .Select(section => $"{transcript.TitleOf(section.Key)}: {string.Join(' ', section.Select(static finding => Inline.Plain(finding.Quote)))}"));
        return Decision.Do("What is quoted is the answer.", new Call("conclude", new()
        {
            ["answer"] = answer,
            ["sources"] = new JsonArray([.. used.Select(static finding => new JsonObject { ["section"] = finding.Section, ["quote"] = finding.Quote })]),
            ["confidence"] = (used.Length == 0 || open.Count * 2 > transcript.Words.Count ? Confidence.Low : open.IsEmpty ? Confidence.High : Confidence.Medium).ToString(),
            ["openQuestions"] = open.IsEmpty ? [] : new JsonArray($"What about: {open.Text}?"),
        }));
    }
}
