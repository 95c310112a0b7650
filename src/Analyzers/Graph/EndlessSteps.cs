using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Finds the steps after which a run always goes on.</summary>
internal static class EndlessSteps
{
    public static HashSet<int> Of(WorkflowGraph graph, StepLinks links)
    {
        var endless = new HashSet<int>(graph.Reach.Steps.Where(step => AlwaysGivesToSteps(graph, step)));
        while (endless.RemoveWhere(step => !links.From(step).All(endless.Contains)) > 0)
        {
        }

        return endless;
    }

    private static bool AlwaysGivesToSteps(WorkflowGraph graph, int step)
    {
        StepSignature signature = graph.Signatures[step];
        return signature.Result.Content is ResultContent.Event or ResultContent.AnyOf
            && signature.CollectSlots == 0
            && !signature.IsDiamond
            && !Stops.MayComeFrom(signature)
            && graph.OutputsOf(step).All(output => !output.IsRequest && graph.IsAccepted(output.Routed))
            && EventsIn.Type(graph.Steps[step].Method.ReturnType).All(static type => type.NullableAnnotation == NullableAnnotation.NotAnnotated);
    }
}
