using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF6003: the members of an action cannot be generated, since their names are taken.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActionNameTaken() : ActionAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.ActionNameTaken,
        "The members of an action have names that are taken",
        "Nothing is generated for action '{0}': {1}",
        RuleCategories.Actions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "For an action GetWeather the generator adds GetWeatherAction and GetWeatherArgs to its class. For a second method of the name they begin with the Name of [Action].");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedAction action)
    {
        string? reason = action.Signature.Problem switch
        {
            ActionProblem.OverloadWithoutName => "another one of this class has its name; give it one of its own with [Action(Name = \"…\")]",
            ActionProblem.TakenName => $"the class has a member that is to be generated, such as '{ActionNames.WithoutAsync(action.Method.Name)}{GeneratedNames.ActionProperty}'; or its own name is that; rename one of them",
            _ => null,
        };
        if (reason is not null && Places.OfName(action.Method) is { } place)
        {
            ImmutableDictionary<string, string?> data = ImmutableDictionary<string, string?>.Empty;
            if (action.Signature.Problem == ActionProblem.OverloadWithoutName)
            {
                data = data.Add(FixData.ActionName, ProposedNames.ForOverload(action.Method));
            }

            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, data, action.Method.Name, reason));
        }
    }
}
