using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2007: A workflow never stops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoStop() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.NoStop,
        "A workflow never stops",
        "No step of '{0}' gives a stop event: every run fails as stalled. Return StopEvent or StopEvent<T> from a step.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A run ends when a step returns or sends a stop event. One in which nothing is left to do and nothing has stopped it fails.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        // A stop that is not reached, and a way that ends with an event nobody accepts, have rules of their own.
        if (graph.Inputs.Length > 0
            && !graph.Reach.IsOpen
            && !graph.Signatures.Any(Stops.MayComeFrom)
            && graph.Outputs.All(output => graph.IsAccepted(output.Routed)))
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.OfName(graph.Workflow.Type), graph.Workflow.Type.Name));
        }
    }
}
