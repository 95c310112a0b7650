using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF2005: A declared event is never sent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredButNotSent() : BodyAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.DeclaredButNotSent,
        "A declared event is never sent",
        "Step '{0}' declares to send '{1}' and never does. Remove [Emits<{1}>], or send the event with ctx.SendEvent.",
        RuleCategories.Graph,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "[Emits<T>] tells the generator what a step sends beside its result. What is declared and never sent puts an edge into the graph that no run goes along.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow, Bodies bodies)
    {
        foreach (AnalyzedStep step in workflow.OwnSteps)
        {
            StepEffects effects = StepEffects.Of(step.Method, bodies);
            foreach ((AttributeData attribute, INamedTypeSymbol type) in DeclaredEffects.Of(step.Method, KnownTypes.EmitsAttribute))
            {
                if (Unsent.Is(step.Method, type, effects, workflow.Type))
                {
                    context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.Of(attribute, context.CancellationToken), step.Method.Name, Texts.Of(type)));
                }
            }
        }
    }
}
