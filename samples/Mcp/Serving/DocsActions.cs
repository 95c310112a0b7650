using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GenFlow.Agents;
using Shared.Files;

namespace DocsMcp.Serving;

/// <summary>What can be done with Markdown pages.</summary>
internal sealed partial class DocsActions(RootedFiles files)
{
    private const int MostLines = 200;
    private const string Pages = "*.md";

    /// <summary>Lists all pages with their titles.</summary>
    [Action]
    public async Task<IReadOnlyList<Page>> ListPagesAsync(CancellationToken cancellationToken)
    {
        var pages = new List<Page>();
        foreach (string path in files.List(Pages, cancellationToken))
        {
            pages.Add(new Page(path, TitleOf(await files.ReadLinesAsync(path, cancellationToken))));
        }

        return pages;
    }

    /// <summary>Finds the lines that have all words of a query, headings first; of each page the best.</summary>
    [Action]
    public async Task<IReadOnlyList<Passage>> SearchPagesAsync(
        [Description("Words, in any order and case"), MinLength(2)] string query,
        [Description("How many at most"), Range(1, 50)] int limit = 10,
        CancellationToken cancellationToken = default)
    {
        string[] words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = new List<Passage>();
        foreach (string path in files.List(Pages, cancellationToken))
        {
            string[] lines = await files.ReadLinesAsync(path, cancellationToken);
            IEnumerable<Passage> passages = lines.Index()
                .Where(line => words.All(word => line.Item.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Select(line => new Passage(path, line.Index + 1, line.Item.Trim()));
            if (passages.MinBy(Rank) is { } best)
            {
                found.Add(best);
            }
        }

        return [.. found.OrderBy(Rank).ThenBy(static passage => passage.Path, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Reads lines of a page, at most 200.</summary>
    [Action]
    public async Task<string> ReadPageAsync(
        [Description("The page's path, as the other tools give it")] string path,
        [Description("The first line, from 1"), Range(1, int.MaxValue)] int first = 1,
        [Description("How many lines"), Range(1, MostLines)] int count = MostLines,
        CancellationToken cancellationToken = default)
    {
        string[] lines = await files.ReadLinesAsync(path, cancellationToken);
        return string.Join('\n', lines.Skip(first - 1).Take(count));
    }

    // What is said first in a page, and in a heading, is what the page is about.
    private static int Rank(Passage passage) => (passage.Text.StartsWith('#') ? 0 : 10_000) + passage.Line;

    private static string TitleOf(string[] lines) => lines.FirstOrDefault(static line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? "";
}
