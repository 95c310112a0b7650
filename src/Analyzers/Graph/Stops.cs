using GenFlow.Roslyn;

namespace GenFlow.Analyzers;

/// <summary>Which steps may end a run.</summary>
internal static class Stops
{
    public static bool MayComeFrom(StepSignature step) => step.Outputs.Any(static output => output.IsStop || WorkflowGraph.MayBeAnything(output));
}
