using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2014: No step accepts the answer to a request.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnswerNotAccepted() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.AnswerNotAccepted,
        "No step accepts the answer to a request",
        "No step of '{0}' accepts '{1}', the answer to the request '{2}' that '{3}' {4}: nobody can answer it. Add a step with a parameter of this type.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The answer to a request that a step returns is an event that goes on to the step that accepts it.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        foreach (StepOutput output in UnacceptedOutputs.Of(graph).Where(static output => output.IsRequest))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule,
                output.Place ?? graph.PlaceOf(output.Step),
                graph.Workflow.Type.Name,
                Texts.Of(ProducedEvent.ResponseOf(output.Type)!),
                Texts.Of(output.Type),
                output.Step.Method.Name,
                output.Verb));
        }
    }
}
