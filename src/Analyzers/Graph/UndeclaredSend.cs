using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2003: A step sends an event that it does not declare.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredSend() : BodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.UndeclaredSend,
        "A step sends an event that it does not declare",
        "Step '{0}' sends '{1}' and does not declare it. Add [Emits<{1}>].",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The generator reads declarations, never bodies. What a step sends beside its result is declared with [Emits<T>], so that inputs, joins and the graph are right.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow, Bodies bodies)
    {
        WorkflowGraph? graph = GraphAnalyzer.TryGetGraph(workflow, bodies, context);
        foreach (AnalyzedStep step in workflow.OwnSteps)
        {
            EventReference[] declared = [.. DeclaredEffects.Sent(step.Method, workflow.Type)];
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (BodyEffect effect in StepEffects.Of(step.Method, bodies).All.Where(static effect => effect.Kind == EffectKind.Send))
            {
                // What nobody accepts has a rule of its own.
                if (EventReference.Create(effect.Type, workflow.Type) is { } sent
                    && !DeclaredEffects.Cover(declared, sent)
                    && (graph is null || ProducedEvent.Of(effect.Type, workflow.Type, out _) is not { } routed || graph.IsAccepted(routed))
                    && seen.Add(sent.Identity))
                {
                    context.ReportDiagnostic(EffectDiagnostics.Create(s_rule, step, effect));
                }
            }
        }
    }
}
