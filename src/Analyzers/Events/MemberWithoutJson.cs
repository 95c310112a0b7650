using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3001: a member of a stream event has no form in JSON.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberWithoutJson() : EventAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.MemberWithoutJson,
        "A stream event has a member that cannot be JSON",
        "'{0}' cannot be JSON: {1}; give it a type that can be JSON, or mark it [JsonIgnore]",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Stream events are read outside of the process, as JSON. Writing one with such a member throws.");

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol record)
    {
        if (EventRecords.IsStreamed(record))
        {
            MembersWithoutJson.Report(context, record, Rule);
        }
    }
}
