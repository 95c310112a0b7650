using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Shared.Files;
using GenFlow.Agents;
using GenFlow.Models;
using Shared;

namespace Shared.Agents.Actions;

/// <summary>What the agent may do with the files of a directory. Reads are eager: they run while the message goes on.</summary>
public sealed partial class FileActions(RootedFiles files)
{
    private const int MostHits = 50;
    private const int MostLines = 200;

    /// <summary>Lists files.</summary>
    [Action(Eager = true)]
    public ActionResult<IReadOnlyList<string>> ListFiles(
        [Description("A directory, or a pattern with * and ?: of names, or of whole paths where it has a slash")] string pattern,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<string> found = files.List(pattern, cancellationToken);
        return new(found) { Summary = Amount.Of(found.Count, "file") };
    }

    /// <summary>Counts the lines of a text file.</summary>
    [Action(Eager = true)]
    public async Task<ActionResult<int>> CountLinesAsync([Description("The file")] string path, CancellationToken cancellationToken)
    {
        string[] lines = await files.ReadLinesAsync(path, cancellationToken);
        return new(lines.Length) { Summary = Amount.Of(lines.Length, "line") };
    }

    /// <summary>Reads lines of a text file, at most 200.</summary>
    [Action(Eager = true)]
    public async Task<ActionResult<string>> ReadLinesAsync(
        [Description("The file")] string path,
        [Description("The first line"), Range(1, int.MaxValue)] int first,
        [Description("The last line"), Range(1, int.MaxValue)] int last,
        CancellationToken cancellationToken)
    {
        string[] lines = await files.ReadLinesAsync(path, cancellationToken);
        string[] wanted = [.. lines.Skip(first - 1).Take(Math.Clamp(last - first + 1, 0, MostLines))];
        return new(string.Join('\n', wanted)) { Summary = Amount.Of(wanted.Length, "line"), Sources = [new Source(path)] };
    }

    /// <summary>Finds the lines that contain a text, whatever their case.</summary>
    [Action(Eager = true)]
    public async Task<ActionResult<IReadOnlyList<Hit>>> SearchTextAsync(
        [Description("The text"), MinLength(2)] string text, [Description("Which files, as for list_files")] string pattern, ActionContext context)
    {
        IReadOnlyList<string> searched = files.List(pattern, context.CancellationToken);
        var hits = new List<Hit>();
        for (int index = 0; index < searched.Count && hits.Count < MostHits; index++)
        {
            if (index % 100 == 99)
            {
                await context.ReportAsync($"{Amount.Of(hits.Count, "hit")} in {index + 1} of {searched.Count} files", (index + 1.0) / searched.Count);
            }

            hits.AddRange(await HitsInAsync(searched[index], text, context.CancellationToken));
        }

        IReadOnlyList<Hit> found = [.. hits.Take(MostHits)];
        return new(found)
        {
            Summary = $"{Amount.Of(found.Count, "hit")} in {Amount.Of(searched.Count, "file")}",
            Sources = [.. found.Select(static hit => hit.Path).Distinct().Select(static path => new Source(path))],
        };
    }

    /// <summary>Saves a text as a new file.</summary>
    [Action(RequiresApproval = true)]
    public async Task<string> SaveNoteAsync(
        [Description("The file; must not exist"), RegularExpression(@".+\.(md|txt)")] string path,
        [Description("What it is to contain"), MaxLength(100_000)] string text,
        CancellationToken cancellationToken)
    {
        await files.CreateAsync(path, text + "\n", cancellationToken);
        return $"Saved as {path}.";
    }

    private async Task<IEnumerable<Hit>> HitsInAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            string[] lines = await files.ReadLinesAsync(path, cancellationToken);
            return lines.Index()
                .Where(line => line.Item.Contains(text, StringComparison.OrdinalIgnoreCase))
                .Select(line => new Hit(path, line.Index + 1, line.Item.Trim()));
        }
        catch (FileError)
        {
            // No text, too large, gone: not what is searched for.
            return [];
        }
    }
}
