using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6002: an argument or the result of an action has no form in JSON.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActionWithoutJson() : ActionAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.ActionWithoutJson,
        "An argument or result of an action cannot be JSON",
        "{0} of action '{1}' cannot be JSON: {2}; {3}",
        RuleCategories.Actions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Models give arguments as JSON and read results as JSON.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedAction action)
    {
        if (action.Signature.Problem is not (ActionProblem.ParameterWithoutJson or ActionProblem.ResultWithoutJson)
            || action.IsUnresolved
            || ActionPlaces.Of(action, context.CancellationToken) is not { } place)
        {
            return;
        }

        (string what, string instead) = action.ProblemParameter is { } parameter
            ? ($"'{parameter.Name}'", "give it a type that can, or [FromServices] where it comes from the services")
            : ("The result", "return a type that can");
        string reason = action.Signature.Reason.Length > 0 ? action.Signature.Reason : "its name is no text";
        context.ReportDiagnostic(Diagnostic.Create(s_rule, place, what, action.Method.Name, reason, instead));
    }
}
