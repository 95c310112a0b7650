using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF6011: an agent of a chain that could never hand over to the next.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StageWithoutExit() : AgentAnalyzer(s_rule, KnownTypes.Chain)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.StageWithoutExit,
        "An agent of a chain cannot hand over to the next",
        "This agent is not the last of its chain and has no exit action, by which it would hand over to the next: mark one of its actions [Action(Exit = true)], or put the agent last",
        RuleCategories.Actions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Creating the chain throws.");

    private protected override void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        if (creation.Arguments.Length != 1 || AgentSettings.Elements(creation.Arguments[0].Value) is not { } stages)
        {
            return;
        }

        // What is spread may be nothing: an agent before it is the last one then.
        int last = stages.Count - 1;
        while (last >= 0 && stages[last] is ISpreadOperation)
        {
            last--;
        }

        for (int index = 0; index < last; index++)
        {
            if (stages[index] is not ISpreadOperation && AgentSettings.CreationOf(stages[index]) is { } agent && AgentSettings.HasNoExit(agent))
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, stages[index].Syntax.GetLocation()));
            }
        }
    }
}
