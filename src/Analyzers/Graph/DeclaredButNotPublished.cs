using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2006: What is declared is never published.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredButNotPublished() : BodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.DeclaredButNotPublished,
        "What is declared is never published",
        "Step '{0}' declares to publish '{1}' and never does. Remove [Publishes<{1}>], or write it to the stream, await it or run it.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "[Publishes<T>] tells readers of the stream what they may find there: events that the step writes, requests that it awaits, child workflows that it runs.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow, Bodies bodies)
    {
        foreach (AnalyzedStep step in workflow.OwnSteps)
        {
            StepEffects effects = StepEffects.Of(step.Method, bodies);
            if (effects.PublishesAreOpen || effects.IsUnwritten)
            {
                continue;
            }

            foreach ((AttributeData attribute, INamedTypeSymbol type) in DeclaredEffects.Of(step.Method, KnownTypes.PublishesAttribute))
            {
                if (!IsPublished(type, step, effects, workflow.Type))
                {
                    context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.Of(attribute, context.CancellationToken), step.Method.Name, Texts.Of(type)));
                }
            }
        }
    }

    private static bool IsPublished(INamedTypeSymbol type, AnalyzedStep step, StepEffects effects, INamedTypeSymbol workflow)
    {
        if (AnalyzedWorkflows.IsWorkflow(type))
        {
            return effects.All.Any(effect => effect.Kind == EffectKind.RunChild && DeclaredPublications.IsOrDerivesFrom(effect.Type, type));
        }

        // A request that is returned or sent is published as well.
        IEnumerable<INamedTypeSymbol> published = effects.All
            .Where(static effect => effect.Kind is EffectKind.Write or EffectKind.Ask)
            .Concat(effects.All.Where(static effect => effect.Kind == EffectKind.Send && ProducedEvent.IsRequest(effect.Type)))
            .Select(static effect => effect.Type)
            .Concat(EventsIn.Type(step.Method.ReturnType).Where(ProducedEvent.IsRequest));
        return EventReference.Create(type, workflow) is not { } declared
            || published.Any(given => EventReference.Create(given, workflow) is { } reference && DeclaredEffects.AreRelated(reference, declared));
    }
}
