using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF0002: a type that code is generated for, or one around it, is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartial : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.NotPartial,
        "A type that code is generated for is not partial",
        "'{0}' must be partial, since {1}: generated code is another part of it",
        RuleCategories.SetUp,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing is generated for a workflow, an event, a case of a union, an action or a structured output whose type is not partial or is inside one that is not.");

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
        if (type.Name.Length > 0
            && !TypeFacts.IsFileLocal(type)
            && Reason(type, context.Compilation) is { } reason
            && FirstNotPartial(type, context.CancellationToken) is { } declaration)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, declaration.Identifier.GetLocation(), type.Name, reason));
        }
    }

    private static string? Reason(INamedTypeSymbol type, Compilation compilation) =>
        OwnReason(type, compilation) is { } own ? $"it {own}"
        : Inside(type, compilation) is var (nested, reason) ? $"'{nested}' in it {reason}"
        : null;

    private static string? OwnReason(INamedTypeSymbol type, Compilation compilation) =>
        GeneratedFor.ReasonOf(type, compilation) is { } reason ? reason
        : GeneratedFor.UnionOf(type) is { } union ? $"is a case of '{union.Name}', which has {GeneratedFor.AttributeOf(union)}"
        : null;

    private static (string Nested, string Reason)? Inside(INamedTypeSymbol container, Compilation compilation)
    {
        foreach (INamedTypeSymbol nested in DeclaredOrder.TypesIn(container))
        {
            if (OwnReason(nested, compilation) is { } reason)
            {
                return (nested.Name, reason);
            }

            if (Inside(nested, compilation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static TypeDeclarationSyntax? FirstNotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .OrderBy(static reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(static reference => reference.Span.Start)
        .Select(reference => reference.GetSyntax(cancellationToken))
        .OfType<TypeDeclarationSyntax>()
        .FirstOrDefault(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
