using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF0003: a workflow or an event is, or is inside, a file-local type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileLocalType : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.FileLocal,
        "A workflow or event is file-local",
        "'{0}' has {1}, and {2} 'file': generated code is in another file and cannot add to it; remove 'file'",
        RuleCategories.SetUp,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The parts of a file-local type are all in one file, and generated code is in a file of its own.");

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
        var type = (INamedTypeSymbol)context.Symbol;
        if (GeneratedFor.AttributeOf(type) is { } attribute && FileLocalAround(type) is { } local)
        {
            string what = ReferenceEquals(local, type) ? "is" : $"'{local.Name}' around it is";
            context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.OfName(type), type.Name, attribute, what));
        }
    }

    private static INamedTypeSymbol? FileLocalAround(INamedTypeSymbol type)
    {
        INamedTypeSymbol? current = type;
        while (current is not null && !current.IsFileLocal)
        {
            current = current.ContainingType;
        }

        return current;
    }
}
