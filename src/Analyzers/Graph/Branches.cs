using GenFlow.Roslyn;

namespace GenFlow.Analyzers;

/// <summary>Whether a run may do several things at once.</summary>
internal static class Branches
{
    public static bool IsAnywhere(WorkflowGraph graph) =>
        graph.Reach.Steps.Any(step => graph.Signatures[step].IsFanOut || graph.Signatures[step].Emits.Count > 0)
        || graph.Acceptance.Types.Any(taken => graph.Acceptance.TargetsOf(taken).Count > 1);
}
