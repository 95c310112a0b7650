using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2009: No step accepts the start of a run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoStart() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.NoStart,
        "No step accepts the start of a run",
        "No step of '{0}' accepts a start event, so that every run fails. Add a step with a parameter of type StartEvent or StartEvent<T>.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A run begins with StartEvent, StartEvent<T>, a record that derives from StartEventBase, or an event that steps accept and none produces.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        if (graph.Inputs.Length == 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.OfName(graph.Workflow.Type), graph.Workflow.Type.Name));
        }
    }
}
