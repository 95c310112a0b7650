using System.Globalization;
using GenFlow.Agents.Testing;
using Shared;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>How many lines have README.md and LICENSE together?</summary>
internal sealed class LineCounts : ISkill
{
    private const int MostFiles = 8;

    public bool Fits(Question question) => question.Says("how many lines", "count the lines", "lines has", "lines have");

    public Decision Next(Question question, IReadOnlyList<ScriptedResult> results)
    {
        if (question.Paths is not [var first, ..])
        {
            return Decision.Say("No file is named.", "Of which files? Name some, or a pattern such as *.md.");
        }

        bool isPattern = first.Contains('*', StringComparison.Ordinal) || first.EndsWith('/');
        if (isPattern && results.LastOf("list_files") is null)
        {
            return Decision.Do($"I do not know which files {first} names.", new Call("list_files", new() { ["pattern"] = first }));
        }

        IReadOnlyList<string> found = isPattern ? results.LastOf("list_files")!.Strings() : question.Paths;
        string[] files = [.. found.Take(MostFiles)];
        string[] missing = [.. files.Where(file => results.Of("count_lines", "path", file) is null)];
        if (missing.Length > 0)
        {
            return Decision.Do(
                $"I count {Amount.Of(missing.Length, "file")} at once.", [.. missing.Select(static file => new Call("count_lines", new() { ["path"] = file }))]);
        }

        var counts = files.Select(file => (File: file, Count: results.Of("count_lines", "path", file)!.Text)).ToList();
        string[] numbers = [.. counts.Select(static count => count.Count).Where(IsNumber)];
        if (numbers.Length > 1 && results.LastOf("calculate") is null)
        {
            return Decision.Do("The sum is the calculator's.", new Call("calculate", new() { ["expression"] = string.Join(" + ", numbers) }));
        }

        string each = string.Join(", ", counts.Select(static count => IsNumber(count.Count) ? $"{count.File} has {count.Count} lines" : $"{count.File} could not be counted ({count.Count})"));
        string sum = numbers.Length > 1 ? $": {results.LastOf("calculate")!.Text} together" : "";
        string rest = found.Count > MostFiles ? $" These are the first {MostFiles} of {found.Count} files." : "";
        return Decision.Say("All is counted.", counts.Count == 0 ? $"No file is called {first}." : $"{each}{sum}.{rest}");
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
