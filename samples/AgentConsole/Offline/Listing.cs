using GenFlow.Agents.Testing;
using Shared;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>Which files are in src/Models/Json?</summary>
internal sealed class Listing : ISkill
{
    private const int MostNames = 20;

    public bool Fits(Question question) => question.Says("which files", "what files", "list ") && question.Quote is null;

    public Decision Next(Question question, IReadOnlyList<ScriptedResult> results)
    {
        string pattern = question.Pattern;
        if (results.LastOf("list_files") is not { } result)
        {
            return Decision.Do($"I look for {pattern}.", new Call("list_files", new() { ["pattern"] = pattern }));
        }

        IReadOnlyList<string> files = result.Strings();
        string more = files.Count > MostNames ? $" and {files.Count - MostNames} more" : "";
        return Decision.Say("I have the list.", files.Count == 0
            ? $"No file is called {pattern}."
            : $"{Amount.Of(files.Count, "file")}: {string.Join(", ", files.Take(MostNames))}{more}.");
    }
}
