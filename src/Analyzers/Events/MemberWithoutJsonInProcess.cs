using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3002: a member of an event that only steps see has no form in JSON.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberWithoutJsonInProcess() : EventAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.MemberWithoutJsonInProcess,
        "An event has a member that cannot be JSON",
        "'{0}' cannot be JSON: {1}; inside the process that does no harm",
        RuleCategories.Events,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Events that steps hand to each other may hold live objects. Such an event cannot be the input or result of a run that is started from outside.");

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol record)
    {
        if (!EventRecords.IsStreamed(record))
        {
            MembersWithoutJson.Report(context, record, Rule);
        }
    }
}
