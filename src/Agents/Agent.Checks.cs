using GenFlow.Agents.Engine;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

// What can be wrong with an agent is told where it is made, as far as it is known there.
public sealed partial class Agent
{
    private static IReadOnlyList<AIFunction> Checked(IReadOnlyList<AIFunction> actions, bool requireAction)
    {
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.GroupBy(static action => action.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new AgentConfigurationException(
                $"Two of the agent's actions are called '{twice.Key}': models tell actions apart by name. Give one another with [Action(Name = \"…\")].");
        }

        return !requireAction || actions.Any(IsExit) ? [.. actions]
            : throw new AgentConfigurationException(
                "Agent.RequireAction lets a run end only by an exit action, and the agent has none. Mark one with [Action(Exit = true)], or leave RequireAction out.");
    }

    private static bool IsExit(AIFunction action) => OfferedAction.SettingsOf(action).IsExit;
}
