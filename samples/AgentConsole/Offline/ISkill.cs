using GenFlow.Agents.Testing;
using Shared.Offline;

namespace AgentConsole.Offline;

/// <summary>A kind of question that the model can answer, in steps: each decided from the results so far.</summary>
internal interface ISkill
{
    bool Fits(Question question);

    Decision Next(Question question, IReadOnlyList<ScriptedResult> results);
}
