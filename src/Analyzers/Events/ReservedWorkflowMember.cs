using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3006: a member of a workflow has the name of one that is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedWorkflowMember() : WorkflowAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.ReservedWorkflowMember,
        "A member of a workflow has a reserved name",
        "'{0}' takes a name that generated code needs, so that '{1}' has not {2}: rename it",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Generated members keep away from the user's. What has their name takes their place, or does not compile.");

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow)
    {
        if (workflow.Type.IsStatic || TypeDeclarationModel.Create(workflow.Type, context.CancellationToken) is null)
        {
            return;
        }

        foreach ((ISymbol member, string lost) in ReservedNames.OfWorkflow(workflow.Type, context.Compilation))
        {
            if (Places.OfName(member) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(SupportedDiagnostics[0], place, member.Name, workflow.Type.Name, lost));
            }
        }
    }
}
