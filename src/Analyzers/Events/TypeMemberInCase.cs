using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3007: a member of a case is called as what names the case.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeMemberInCase() : EventAnalyzer(s_rule)
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.TypeMemberInCase,
        "A case of a union has a member that is 'type' in JSON",
        "'{0}' is \"type\" in JSON, which names the case: give it another name with [JsonPropertyName]",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The cases of a union are told apart by the member \"type\". A case that has such a member of its own cannot be written or read.");

    private protected override void Analyze(SymbolAnalysisContext context, INamedTypeSymbol record)
    {
        // A member of an abstract record is one of its cases.
        if (!(record.IsAbstract || UnionCases.IsCase(record)) || UnknownCases.Is(record) || JsonContracts.IsByHand(record))
        {
            return;
        }

        foreach (IPropertySymbol property in MemberParser.Properties(record))
        {
            if (SymbolEqualityComparer.Default.Equals(property.ContainingType, record)
                && property.Name != GeneratedNames.EventType
                && JsonNames.Of(property) == UnionCases.Discriminator
                && MemberParser.OmissionOf(property) is not null
                && (property.SetMethod is not null || IsGiven(property))
                && Places.OfName(property) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    place,
                    ImmutableDictionary<string, string?>.Empty.Add(FixData.JsonName, NameFor(record)),
                    $"{record.Name}.{property.Name}"));
            }
        }
    }

    // Another member may have that name.
    private static string NameFor(INamedTypeSymbol record)
    {
        HashSet<string> taken = [.. MemberParser.Properties(record).Select(JsonNames.Of)];
        string name = JsonNames.CamelCase(record.Name) + "Type";
        string free = name;
        for (int number = 2; taken.Contains(free); number++)
        {
            free = name + CSharpText.Number(number);
        }

        return free;
    }

    private static bool IsGiven(IPropertySymbol property) => property.ContainingType.InstanceConstructors.Any(constructor =>
        constructor.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type)));
}
