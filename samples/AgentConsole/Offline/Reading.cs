using GenFlow.Agents.Testing;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>Show lines 3 to 9 of README.md.</summary>
internal sealed class Reading : ISkill
{
    public bool Fits(Question question) => question.Lines is not null && question.Paths.Count > 0;

    public Decision Next(Question question, IReadOnlyList<ScriptedResult> results) =>
        results.LastOf("read_lines") is { } result
            ? result.IsError() ? Decision.Say("So be it.", $"I cannot: {result.Text}")
            : Decision.Say("Here they are.", $"{question.Paths[0]}, from line {question.Lines!.Value.First}:\n{result.Text}")
            : Decision.Do(
                "I have to read the file.",
                new Call("read_lines", new() { ["path"] = question.Paths[0], ["first"] = question.Lines!.Value.First, ["last"] = question.Lines!.Value.Last }));
}
