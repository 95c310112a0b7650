using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>GF6004: an agent is given two actions that models call by one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EqualActionNames() : AgentAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.EqualActionNames,
        "Two actions of an agent have one name",
        "Models call this action '{0}', as they do '{1}' before it: {2}",
        RuleCategories.Actions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Models tell actions apart by name. Creating the agent throws.");

    private protected override void Analyze(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        if (AgentSettings.Find(creation, "Actions") is not { } assignment || AgentSettings.Elements(assignment.Value) is not { } elements)
        {
            return;
        }

        var seen = new Dictionary<string, IMethodSymbol>(StringComparer.Ordinal);
        foreach (IOperation element in elements)
        {
            if (AgentSettings.ActionOf(element) is not { } action)
            {
                continue;
            }

            string name = ActionNames.ModelName(action, ActionPolicy.Of(action));
            if (!seen.TryGetValue(name, out IMethodSymbol? first))
            {
                seen.Add(name, action);
                continue;
            }

            string instead = SymbolEqualityComparer.Default.Equals(first, action) ? "leave one of them out" : "give one another name with [Action(Name = \"…\")]";
            context.ReportDiagnostic(Diagnostic.Create(s_rule, element.Syntax.GetLocation(), name, $"{first.ContainingType.Name}.{first.Name}", instead));
        }
    }
}
