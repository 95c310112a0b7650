using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1008: two steps of a workflow take the same events and give the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EqualSteps : WorkflowAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.EqualSteps,
        "Two steps take and give the same events",
        "'{0}' takes and gives the same events as '{1}': each {2} runs both. Let alternatives take different events, or merge the two.",
        RuleCategories.Steps,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "An event goes to every step that takes it. Where two steps are meant to be alternatives, they take different events.");

    /// <summary>The rule.</summary>
    public EqualSteps()
        : base(s_rule)
    {
    }

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow)
    {
        foreach (IGrouping<string, AnalyzedStep> equal in workflow.Steps.Where(step => IsJudged(step, workflow)).GroupBy(Flow, StringComparer.Ordinal))
        {
            // Those of the class itself come last: what is inherited is not this class's to change.
            AnalyzedStep[] steps = [.. equal
                .OrderBy(step => IsOwn(step, workflow))
                .ThenBy(static step => Places.OfName(step.Method)?.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static step => Places.OfName(step.Method)?.SourceSpan.Start)];
            foreach (AnalyzedStep step in steps.Skip(1).Where(step => IsOwn(step, workflow)))
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.OfName(step.Method), step.Method.Name, steps[0].Method.Name, Trigger(step)));
            }
        }
    }

    // Observers of one event are usual; so are several who answer one question for a list that collects the answers.
    private static bool IsJudged(AnalyzedStep step, AnalyzedWorkflow workflow)
    {
        EventReference[] given = [.. step.Signature.Outputs];
        return given.Length > 0
            && !workflow.Methods.SelectMany(static other => other.Signature.Parameters).Any(parameter =>
                parameter is { Role: ParameterRole.Collected, Event: { } collected } && given.Any(output => output.Is(collected)));
    }

    private static bool IsOwn(AnalyzedStep step, AnalyzedWorkflow workflow) =>
        SymbolEqualityComparer.Default.Equals(step.Method.ContainingType, workflow.Type);

    private static string Flow(AnalyzedStep step)
    {
        IEnumerable<string> taken = step.Signature.Parameters
            .Where(static parameter => parameter.Event is not null)
            .Select(static parameter => $"{parameter.Role} {parameter.Event!.Identity} {parameter.Collect}")
            .OrderBy(static text => text, StringComparer.Ordinal);
        IEnumerable<string> given = step.Signature.Outputs
            .Select(static output => output.Identity)
            .Distinct()
            .OrderBy(static text => text, StringComparer.Ordinal);
        return $"{string.Join("|", taken)} → {string.Join("|", given)} {step.Signature.IsFanOut}";
    }

    private static string Trigger(AnalyzedStep step) => string.Join(
        " and ",
        step.Method.Parameters
            .Where((_, index) => step.Signature.Parameters[index].Event is not null)
            .Select(static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)));
}
