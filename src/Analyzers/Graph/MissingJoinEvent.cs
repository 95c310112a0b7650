using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2015: A step waits for an event that never comes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingJoinEvent() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.MissingJoinEvent,
        "A step waits for an event that never comes",
        "Step '{0}' of '{1}' runs only when '{2}' has come, too, which comes from no step that is reached: the others fail the run. Give it in a step, or let the parameter be null.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A step with several events runs when there is one of each. One that cannot be null and never comes fails the run.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        if (graph.Reach.IsOpen)
        {
            return;
        }

        foreach (int index in graph.Reach.Steps.Where(index => graph.Signatures[index].IsDiamond))
        {
            AnalyzedStep step = graph.Steps[index];
            for (int place = 0; place < step.Signature.Parameters.Count; place++)
            {
                StepParameter parameter = step.Signature.Parameters[place];
                if (parameter is { Role: ParameterRole.Event, IsNullable: false } && !graph.Reach.Contains(index, parameter.Slot))
                {
                    IParameterSymbol symbol = step.Method.Parameters[place];
                    context.ReportDiagnostic(Diagnostic.Create(
                        s_rule,
                        SymbolEqualityComparer.Default.Equals(symbol.ContainingType, graph.Workflow.Type) ? Places.OfName(symbol) : graph.PlaceOf(step),
                        step.Method.Name,
                        graph.Workflow.Type.Name,
                        Texts.Of(symbol.Type)));
                }
            }
        }
    }
}
