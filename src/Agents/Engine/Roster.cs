using System.Collections.Frozen;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>All actions of an agent by name; made once for an agent.</summary>
internal sealed class Roster
{
    private readonly FrozenDictionary<string, OfferedAction> _byName;

    public Roster(IReadOnlyList<AIFunction> actions, IReadOnlyList<AIFunction> followUps)
    {
        Always = [.. actions.Select(static function => new OfferedAction(function))];
        OfferedAction[] later = [.. followUps.Select(static function => new OfferedAction(function))];
        if (Always.Concat(later).GroupBy(static action => action.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new AgentConfigurationException(
                $"Two of the agent's actions, in Actions and FollowUpActions, are called '{twice.Key}': models tell actions apart by name. Give one another with [Action(Name = \"…\")].");
        }

        _byName = Always.Concat(later).ToFrozenDictionary(static action => action.Name, StringComparer.Ordinal);
        Exits = [.. Always.Where(static action => action.Settings.IsExit)];
    }

    /// <summary>What is offered in every call.</summary>
    public IReadOnlyList<OfferedAction> Always { get; }

    /// <summary>What ends a run.</summary>
    public IReadOnlyList<OfferedAction> Exits { get; }

    public OfferedAction? Find(string name) => _byName.GetValueOrDefault(name);

    public OfferedAction? NeedsApproval => _byName.Values.FirstOrDefault(static action => action.Settings.RequiresApproval);
}
