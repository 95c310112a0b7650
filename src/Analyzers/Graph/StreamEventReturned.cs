using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2012: A stream event is routed and no step accepts it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StreamEventReturned() : GraphAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.StreamEventReturned,
        "A stream event is routed and no step accepts it",
        "Step '{0}' {1} '{2}', which no step of '{3}' accepts: it fails the run. Write it to the stream with ctx.WriteEventToStream.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Routing and streaming are two worlds: what a step returns or sends goes to other steps, what it writes to the stream goes to those who watch the run.");

    private protected override void Analyze(SymbolAnalysisContext context, WorkflowGraph graph)
    {
        StepOutput[] declared = [.. graph.Outputs.Where(static output => output.Origin == OutputOrigin.Declared && output.Place is not null)];
        foreach (StepOutput output in UnacceptedOutputs.Of(graph).Where(static output => output.IsStreamEvent))
        {
            Location[] attributes = [.. declared
                .Where(other => other.Step == output.Step && other.Routed.Identity == output.Routed.Identity)
                .Select(static other => other.Place!)];
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, output.Place ?? graph.PlaceOf(output.Step), attributes, output.Step.Method.Name, output.Verb, Texts.Of(output.Type), graph.Workflow.Type.Name));
        }
    }
}
