using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6001: a method with [Action] that models could not call, whatever the types in it are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidAction() : ActionAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.InvalidAction,
        "The method cannot be an action",
        "'{0}' cannot be an action: {1}",
        RuleCategories.Actions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing that runs is generated for it.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedAction action)
    {
        if (Reason(action) is { } reason && ActionPlaces.Of(action, context.CancellationToken) is { } place)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, action.Method.Name, reason));
        }
    }

    private static string? Reason(AnalyzedAction action) => action.Signature.Problem switch
    {
        ActionProblem.NotAnOrdinaryMethod => "an action is an ordinary method; write one that calls this",
        ActionProblem.UnsupportedContainer when action.Method.ContainingType.TypeKind == TypeKind.Interface => "it is in an interface; put it in a class",
        ActionProblem.UnsupportedContainer => "no object can keep a ref struct; make it static, or put it in a class",
        ActionProblem.GenericMethod => "no model gives type arguments; write the types that it works with",
        ActionProblem.Inaccessible => "a type in its signature is known in its own file only; remove 'file' from that type",
        ActionProblem.ReferenceParameter => $"'{action.ProblemParameter!.Name}' is passed by reference; pass it by value",
        ActionProblem.RepeatedArgument => $"models would have two arguments called '{JsonNames.Of(action.ProblemParameter!)}'; rename one",
        ActionProblem.AsyncVoid => "it is async void, so that the agent would see neither its end nor its failure; return Task",
        ActionProblem.ReferenceResult => "it returns by reference; return the value",
        _ => null,
    };
}
