using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Decides how the stream events that a workflow publishes are told apart.</summary>
internal static class WorkflowMatchPlanner
{
    /// <summary>The members, or null where nothing is declared to be published. An event that may be anything is for the
    /// arm that takes the others.</summary>
    public static MatchModel? Plan(INamedTypeSymbol workflow, EquatableArray<PublishedEvent> published, bool hidesBase)
    {
        PublishedEvent[] arms = [.. published.Where(static type => type.IsStreamEvent)];
        return arms.Length == 0
            ? null
            : MatchPlanner.Plan(
                MatchPlanner.Free(workflow),
                arms.Min(static arm => arm.Event.Reach),
                hidesBase,
                MatchPlanner.TypeParameters(workflow),
                [.. arms.Select(arm => (arm.Event.Identity, arm.Path, arms.Count(other => arm.Event.Bases.Contains(other.Event.Identity))))],
                "ev",
                "other");
    }
}
