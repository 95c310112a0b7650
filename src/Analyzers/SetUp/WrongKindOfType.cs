using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF0004: [Workflow] on a static class, [Event] or [StreamEvent] on a class that is no record. Attributes on what
/// is no class at all are the compiler's to refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongKindOfType : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.WrongKindOfType,
        "The type is of the wrong kind for its attribute",
        "'{0}' {1}",
        RuleCategories.SetUp,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Events are records; a workflow is a class of which there are objects.");

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
        if (GeneratedFor.MisplacedAttributeOf(type) is { } attribute)
        {
            string what = AnalyzedWorkflows.IsWorkflow(type)
                ? $"has {attribute} and is static: a run is started on an object, so remove 'static'"
                : $"has {attribute} and is a class: events are records, so write 'partial record'";
            context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.OfName(type), type.Name, what));
        }
    }
}
