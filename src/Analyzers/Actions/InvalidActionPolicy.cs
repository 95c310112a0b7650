using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6006: what models would call an action, or its time limit, is not valid.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidActionPolicy() : ActionAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.InvalidActionPolicy,
        "The name or time limit of an action is not valid",
        "{0} of action '{1}' is {2} and must be {3}",
        RuleCategories.Actions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Providers refuse a request with a tool of another name.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedAction action)
    {
        ActionSignature signature = action.Signature;
        if (signature.Problem is ActionProblem.NotAnOrdinaryMethod or ActionProblem.OverloadWithoutName)
        {
            return;
        }

        if (!ActionNames.IsPortable(signature.ModelName))
        {
            Report(
                context,
                action,
                nameof(ActionPolicy.Name),
                $"'{signature.ModelName}'",
                $"1 to {CSharpText.Number(ActionNames.MaxLength)} of the letters a to z and A to Z, digits, '_' and '-'",
                ImmutableDictionary<string, string?>.Empty.Add(FixData.ActionName, ProposedNames.Portable(signature.ModelName)));
        }

        if (signature.Policy.Timeout < 0)
        {
            Report(context, action, nameof(ActionPolicy.Timeout), CSharpText.Number(signature.Policy.Timeout), "0 or more", ImmutableDictionary<string, string?>.Empty);
        }
    }

    private static void Report(
        SymbolAnalysisContext context, AnalyzedAction action, string argument, string value, string range, ImmutableDictionary<string, string?> data)
    {
        if (ActionPlaces.OfArgument(action.Method, argument, context.CancellationToken) is { } place)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, data, argument, action.Method.Name, value, range));
        }
    }
}
