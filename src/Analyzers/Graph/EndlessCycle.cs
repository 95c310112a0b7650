using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2008: Steps lead only to each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessCycle() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.EndlessCycle,
        "Steps lead only to each other",
        "A run of '{0}' that comes to '{1}' never ends: {2}. Let one of them stop the run or return an event that may be null.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Steps that always give an event to each other and to nobody else go on until RunOptions.MaxSteps fails the run.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        var links = new StepLinks(graph);
        if (graph.Reach.IsOpen || !graph.Reach.Steps.Any(step => Stops.MayComeFrom(graph.Signatures[step])) || Branches.IsAnywhere(graph))
        {
            // Without any stop that is what is wrong; and what runs beside a circle may stop it.
            return;
        }

        HashSet<int> endless = EndlessSteps.Of(graph, links);
        var reported = new HashSet<int>();
        foreach (int step in endless)
        {
            HashSet<int> circle = links.Closure(step);
            if (circle.Contains(step) && !reported.Overlaps(circle))
            {
                reported.UnionWith(circle);
                int[] members = [.. circle.OrderBy(static member => member)];
                AnalyzedStep first = graph.Steps[members[0]];
                string way = members.Length == 1
                    ? "it leads only to itself"
                    : string.Join(", ", members.Select(member => $"'{graph.Steps[member].Method.Name}'")) + " lead only to each other";
                context.ReportDiagnostic(Diagnostic.Create(s_rule, graph.PlaceOf(first), graph.Workflow.Type.Name, first.Method.Name, way));
            }
        }
    }
}
