using System.Text.Json;
using GenFlow.Agents.Testing;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>Where is "Grace" in src/Agents/? Everything that is no other question.</summary>
internal sealed class Searching : ISkill
{
    private const int Around = 2;

    public bool Fits(Question question) => true;

    public Decision Next(Question question, IReadOnlyList<ScriptedResult> results)
    {
        string wanted = question.Quote ?? question.LongestWord;
        string pattern = question.Pattern;
        if (results.LastOf("search_text") is not { } found)
        {
            return Decision.Do($"Somebody must have written \"{wanted}\".", new Call("search_text", new() { ["text"] = wanted, ["pattern"] = pattern }));
        }

        if (HitsIn(found.Text) is not [var (path, line), ..] hits)
        {
            return Decision.Say("Nothing is there.", $"Nobody says \"{wanted}\" in {pattern}.");
        }

        if (results.LastOf("read_lines") is not { } read)
        {
            return Decision.Do(
                "I read around the first hit.",
                new Call("read_lines", new() { ["path"] = path, ["first"] = Math.Max(1, line - Around), ["last"] = line + Around }));
        }

        string places = string.Join(", ", hits.Skip(1).Take(4).Select(static hit => $"{hit.Path}:{hit.Line}"));
        string others = hits.Count > 1 ? $"\nAlso in {places}{(hits.Count > 5 ? $" and {hits.Count - 5} more places" : "")}." : "";
        return Decision.Say("That is the place.", $"\"{wanted}\" is in {path}, line {line}:\n{read.Text}{others}");
    }

    private static List<(string Path, int Line)> HitsIn(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(static hit => (hit.GetProperty("path").GetString()!, hit.GetProperty("line").GetInt32()))];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
