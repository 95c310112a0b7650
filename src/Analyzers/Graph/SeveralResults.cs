using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2011: Runs end with results of different types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralResults() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.SeveralResults,
        "Runs end with results of different types",
        "'{0}' stops with '{1}' here and with '{2}' in '{3}', so that the result of a run is only known as {4}. Let all steps stop with one type.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The type of the result comes from the stop events of all steps. Where they differ, RunAsync and ExecuteAsync give object or StopEventBase.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        StepOutput[] stops = [.. graph.Outputs.Where(static output => output.Origin != OutputOrigin.Sent && output.Routed.IsStop)];

        // Records of the user's own that end a run in several ways are told apart by their type.
        if (stops.All(static stop => stop.Routed.Kind == EventKind.StopRecord))
        {
            return;
        }

        string result = stops.Any(static stop => stop.Routed.Kind == EventKind.StopWithResult) ? "object" : "StopEventBase";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        StepOutput[] first = [.. stops
            .OrderBy(static stop => stop.Place?.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static stop => stop.Place?.SourceSpan.Start)
            .Where(stop => seen.Add(stop.Routed.Identity))];
        foreach (StepOutput other in first.Skip(1))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                other.Place ?? graph.PlaceOf(other.Step),
                graph.Workflow.Type.Name,
                Texts.Of(other.Type),
                Texts.Of(first[0].Type),
                first[0].Step.Method.Name,
                result));
        }
    }
}
