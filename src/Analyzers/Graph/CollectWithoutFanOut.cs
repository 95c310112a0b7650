using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2013: Collected events come from no fan-out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CollectWithoutFanOut() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.CollectWithoutFanOut,
        "Collected events come from no fan-out",
        "Step '{0}' collects '{1}', which {2}: the first of them fails the run. {3}.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A [Collect] parameter closes the fan-out that its events come from: a step that returns a sequence, or is marked [FanOut].");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        if (graph.Inputs.Length == 0 || graph.Reach.IsOpen)
        {
            return;
        }

        var closed = new HashSet<int>(graph.Openers.All.Select(static pair => pair.Join));
        foreach (int index in graph.Reach.Steps.Where(index => graph.Signatures[index].CollectSlots > 0 && !closed.Contains(index)))
        {
            AnalyzedStep step = graph.Steps[index];
            IParameterSymbol parameter = step.Method.Parameters[step.Signature.Parameters.TakeWhile(static p => p.Role != ParameterRole.Collected).Count()];
            string? from = step.Signature.CollectFrom;
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                SymbolEqualityComparer.Default.Equals(step.Method.ContainingType, graph.Workflow.Type) ? Places.OfName(parameter) : graph.PlaceOf(step),
                step.Method.Name,
                Texts.Of(EventsIn.Type(parameter.Type).First()),
                from is null ? "come from no fan-out" : $"do not come from '{from}'",
                from is null
                    ? "Return a sequence from the step that branches, or mark it [FanOut] if it sends its events"
                    : "Name the fan-out that they come from, or leave From out for the innermost"));
        }
    }
}
