using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2004: A step publishes what it does not declare.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredPublish() : BodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.UndeclaredPublish,
        "A step publishes what it does not declare",
        "Step '{0}' publishes '{1}' and does not declare it. Add [Publishes<{1}>].",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The generator reads declarations, never bodies. What a step writes to the stream, the requests that it awaits and the child workflows that it runs are declared with [Publishes<T>], so that readers of the stream know them.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow, Bodies bodies)
    {
        foreach (AnalyzedStep step in workflow.OwnSteps)
        {
            var declared = new DeclaredPublications(step.Method, workflow.Type);
            var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (BodyEffect effect in StepEffects.Of(step.Method, bodies).All.Where(static effect => effect.Kind != EffectKind.Send))
            {
                // The engine refuses to write a request to the stream: to declare it would not help.
                bool isRefused = effect.Kind == EffectKind.Write && ProducedEvent.IsRequest(effect.Type);
                if (!isRefused && !declared.Cover(effect) && seen.Add(effect.Type))
                {
                    context.ReportDiagnostic(EffectDiagnostics.Create(s_rule, step, effect));
                }
            }
        }
    }
}
