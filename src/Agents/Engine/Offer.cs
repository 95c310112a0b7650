using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>The actions that one call of the model may use.</summary>
internal sealed class Offer
{
    private readonly HashSet<string> _names;

    private Offer(IReadOnlyList<OfferedAction> actions, ChatToolMode mode, IReadOnlyList<OfferedAction>? declared = null)
    {
        Tools = [.. (declared ?? actions).Select(static action => action.Function)];
        Mode = Tools.Count == 0 ? null : mode;
        _names = actions.Select(static action => action.Name).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<AITool> Tools { get; }

    /// <summary>Null where there are no tools.</summary>
    public ChatToolMode? Mode { get; }

    public IEnumerable<string> Names => _names.Order(StringComparer.Ordinal);

    public bool Has(string name) => _names.Contains(name);

    /// <summary>What a call may use.</summary>
    /// <param name="roster">The agent's actions.</param>
    /// <param name="isLast">Whether no call comes after it.</param>
    /// <param name="requireAction">Whether text alone is no answer.</param>
    /// <param name="forced">What must be used; empty for nothing.</param>
    /// <param name="optional">What is offered besides the usual.</param>
    public static Offer Of(Roster roster, bool isLast, bool requireAction, IReadOnlyCollection<OfferedAction> forced, IReadOnlyCollection<OfferedAction> optional)
    {
        if (isLast)
        {
            // Providers want the tools of earlier calls declared, also where none may be used.
            return roster.Exits.Count == 0
                ? new([], ChatToolMode.None, roster.Always)
                : new(roster.Exits, requireAction ? ChatToolMode.RequireAny : ChatToolMode.Auto);
        }

        return forced.Count > 0
            ? new([.. forced], ChatToolMode.RequireAny)
            : new([.. roster.Always.Union(optional)], requireAction ? ChatToolMode.RequireAny : ChatToolMode.Auto);
    }
}
