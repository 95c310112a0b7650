using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF6008: an agent that only an exit action may end has none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoExitAction() : AgentAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.NoExitAction,
        "An agent requires an action and has none that ends a run",
        "Only an exit action ends a run of this agent, and it has none: mark one of its actions [Action(Exit = true)], or leave RequireAction out",
        RuleCategories.Actions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Creating an agent with such actions throws.");

    private protected override void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        if (AgentSettings.Find(creation, "RequireAction") is not { Value.ConstantValue: { HasValue: true, Value: true } } required)
        {
            return;
        }

        if (AgentSettings.HasNoExit(creation))
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, required.Syntax.GetLocation()));
        }
    }
}
