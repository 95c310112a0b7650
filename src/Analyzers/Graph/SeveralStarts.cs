using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2010: An event that no step produces is an input of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralStarts() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.SeveralStarts,
        "An event that no step produces is an input of its own",
        "No step of '{0}' produces '{1}': it is an input beside {2}, for which RunAsync has an overload. If it should come from a step, return it there or declare it with [Emits<{1}>].",
        RuleCategories.Graph,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "An event that steps accept and none produces can start a run. Where runs start otherwise as well, it may be one that a step was meant to produce.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        foreach (EventReference input in graph.Inputs.Where(static input => input.Kind == EventKind.Ordinary))
        {
            if (graph.Reach.IsOpen || graph.Inputs.Length == 1 || IsSent(input, graph) || ParameterOf(input, graph) is not { } parameter)
            {
                continue;
            }

            string[] others = [.. graph.Inputs.Where(other => other != input).Select(other => $"'{NameOf(other, graph)}'")];
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, Places.OfName(parameter), graph.Workflow.Type.Name, Texts.Of(parameter.Type), string.Join(" and ", others)));
        }
    }

    // Sent without being declared: that has a rule of its own.
    private static bool IsSent(EventReference input, WorkflowGraph graph) =>
        graph.Outputs.Any(output => output.Origin == OutputOrigin.Sent && (output.Routed.Is(input) || input.Is(output.Routed)));

    private static string NameOf(EventReference input, WorkflowGraph graph) =>
        ParameterOf(input, graph) is { } parameter && input.Kind != EventKind.CatchAll ? Texts.Of(parameter.Type) : "StartEvent";

    private static IParameterSymbol? ParameterOf(EventReference input, WorkflowGraph graph) => graph.Steps
        .SelectMany(static step => step.Signature.Parameters.Select((parameter, index) => (parameter, symbol: step.Method.Parameters[index])))
        .Where(pair => pair.parameter.Event?.Identity == input.Identity)
        .Select(static pair => pair.symbol)
        .FirstOrDefault(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingType, graph.Workflow.Type));
}
