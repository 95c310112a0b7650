using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3005: a member of an event has the name of one that is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedEventMember() : EventAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.ReservedEventMember,
        "A member of an event has a reserved name",
        "'{0}' takes a name that generated code needs, so that '{1}' has not {2}: rename it",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Generated members keep away from the user's. What has their name takes their place, or does not compile.");

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol record)
    {
        foreach ((ISymbol member, string lost) in ReservedNames.OfEvent(record, context.CancellationToken))
        {
            if (Places.OfName(member) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, place, member.Name, record.Name, lost));
            }
        }
    }
}
