using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6005: nobody tells models what an action is good for, or what one of its arguments is although others are told.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndescribedAction() : ActionAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.UndescribedAction,
        "An action has no description",
        "Models are not told what {0} is: describe it in a documentation comment or with [Description]",
        RuleCategories.Actions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Models choose actions, and their arguments, by what is written about them.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedAction action)
    {
        if (!action.Signature.IsAction)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(action.Signature.Description))
        {
            Report(context, action.Method, $"action '{action.Method.Name}'");
        }

        // One who describes none of them finds that their names say enough.
        if (!action.Signature.Arguments.Any(IsDescribed))
        {
            return;
        }

        foreach ((ActionParameter argument, IParameterSymbol parameter) in action.Signature.Parameters.Zip(action.Method.Parameters, static (argument, parameter) => (argument, parameter)))
        {
            if (argument.Role == ActionParameterRole.Argument && !IsDescribed(argument) && !SaysItself(argument, parameter))
            {
                Report(context, parameter, $"'{parameter.Name}' of action '{action.Method.Name}'");
            }
        }
    }

    private static bool IsDescribed(ActionParameter argument) => !string.IsNullOrWhiteSpace(argument.Member?.Description);

    // The values that there are tell what they are for, and a type of its own has a description of its own.
    private static bool SaysItself(ActionParameter argument, IParameterSymbol parameter) =>
        argument.Member?.Bounds is { Allowed.IsEmpty: false }
        || parameter.Type is not INamedTypeSymbol { SpecialType: not SpecialType.None } type
        || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Nullable_T;

    private static void Report(SymbolAnalysisContext context, ISymbol symbol, string what)
    {
        if (Places.OfName(symbol) is { } place)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, what));
        }
    }
}
