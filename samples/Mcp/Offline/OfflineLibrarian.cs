using System.Text.Json;
using System.Text.RegularExpressions;
using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;
using Shared.Offline;

namespace DocsMcp.Offline;

/// <summary>A model without a network: searches for what stands in quotes, or for the longest word, reads the best place, and
/// tells it.</summary>
internal static partial class OfflineLibrarian
{
    private const int Shown = 6;

    public static IChatClient Create() => OfflineClient.Create(Decide, TimeSpan.Zero);

    private static Decision Decide(ScriptedRequest request)
    {
        if (request.UserText.Contains("which pages", StringComparison.OrdinalIgnoreCase))
        {
            return List(request.Results);
        }

        string wanted = Quoted().Match(request.UserText) is { Success: true } quote ? quote.Groups["text"].Value
            : Word().Matches(request.UserText).Select(static word => word.Value).MaxBy(static word => word.Length) ?? request.UserText;
        if (request.Results.LastOf("docs_search_pages") is not { } search)
        {
            return Decision.Do($"A page must speak of {wanted}.", new Call("docs_search_pages", new() { ["query"] = wanted, ["limit"] = 5 }));
        }

        if (search.IsError() || Items(search) is not [var best, ..] found)
        {
            return Decision.Say("Nothing is there.", search.IsError() ? $"I cannot search: {search.Text}" : $"No page speaks of {wanted}.");
        }

        (string path, int line) = (best.GetProperty("path").GetString()!, best.GetProperty("line").GetInt32());
        if (request.Results.LastOf("docs_read_page") is not { } read)
        {
            return Decision.Do("I read the best place.", new Call("docs_read_page", new() { ["path"] = path, ["first"] = line, ["count"] = Shown }));
        }

        string others = found.Count == 1 ? "" : $"\nSee also {string.Join(", ", found.Skip(1).Select(static passage => passage.GetProperty("path").GetString()))}.";
        return Decision.Say("That is it.", $"{path}, line {line}, says:\n{read.Text.TrimEnd()}{others}");
    }

    private static Decision List(IReadOnlyList<ScriptedResult> results) => results.LastOf("docs_list_pages") is { } pages
        ? Decision.Say("I have them.", string.Join('\n', Items(pages).Select(static page => $"{page.GetProperty("path").GetString()}: {page.GetProperty("title").GetString()}")))
        : Decision.Do("I ask for the list.", new Call("docs_list_pages", []));

    private static IReadOnlyList<JsonElement> Items(ScriptedResult result)
    {
        using JsonDocument document = JsonDocument.Parse(result.Text);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    [GeneratedRegex("\"(?<text>[^\"]{2,})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w{2,}")]
    private static partial Regex Word();
}
