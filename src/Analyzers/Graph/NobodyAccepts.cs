using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2001: No step accepts an event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NobodyAccepts() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.NobodyAccepts,
        "No step accepts an event",
        "No step of '{0}' accepts '{1}', which '{2}' {3}: it fails the run. Add a step with a parameter of this type, or end the run with StopEvent.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An event goes to the steps whose parameter is its type or, if there is none, its nearest base type. One that nobody accepts fails the run at once.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        foreach (StepOutput output in UnacceptedOutputs.Of(graph))
        {
            if (!output.IsRequest && !output.IsStreamEvent)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rule, output.Place ?? graph.PlaceOf(output.Step), graph.Workflow.Type.Name, Texts.Of(output.Type), output.Step.Method.Name, output.Verb));
            }
        }
    }
}
