using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF3009: a union stays open, or one of its cases is less than one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenUnion : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.OpenUnion,
        "A case does not fit its union",
        "'{0}' does not fit the union '{1}': {2}",
        RuleCategories.Events,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A union is closed over its cases: sealed records that are nested in it, or carry the attribute in the same assembly, and that it can name and read.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(OnType, SymbolKind.NamedType);
    }

    private static void OnType(SymbolAnalysisContext context)
    {
        var record = (INamedTypeSymbol)context.Symbol;
        if (record is { IsRecord: true, TypeKind: TypeKind.Class, IsAbstract: false }
            && UnionOf(record) is { } union
            && CaseProblems.Of(record, union, context.Compilation) is { } problem
            && Places.OfName(record) is { } place)
        {
            ImmutableDictionary<string, string?> properties = problem.CanBeSealed
                ? ImmutableDictionary<string, string?>.Empty.Add(FixData.CanBeSealed, "true")
                : ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, properties, record.Name, union.Name, problem.Reason));
        }
    }

    private static INamedTypeSymbol? UnionOf(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record.BaseType; type is not null; type = type.BaseType)
        {
            if (Unions.Is(type))
            {
                return type.OriginalDefinition;
            }
        }

        return null;
    }
}
