using GenFlow.Agents.Testing;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>What is (12 + 3) * 4?</summary>
internal sealed class Sums : ISkill
{
    public bool Fits(Question question) => question.Sum is not null && question.Lines is null;

    public Decision Next(Question question, IReadOnlyList<ScriptedResult> results) =>
        results.LastOf("calculate") is { } result
            ? Decision.Say("The calculator has said it.", decimal.TryParse(result.Text, out _) ? $"{question.Sum} is {result.Text}." : $"That has no value: {result.Text}")
            : Decision.Do("I must not do sums in my head.", new Call("calculate", new() { ["expression"] = question.Sum }));
}
