using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF0003: a type that code is generated for is, or is inside, a file-local type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileLocalType : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.FileLocal,
        "A type that code is generated for is file-local",
        "'{0}' {1}, and {2} 'file': generated code is in another file and cannot add to it; remove 'file'",
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
        if (GeneratedFor.ReasonOf(type, context.Compilation) is { } reason && FileLocalAround(type) is { } local)
        {
            string what = ReferenceEquals(local, type) ? "is" : $"'{local.Name}' around it is";
            context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.OfName(type), type.Name, reason, what));
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
