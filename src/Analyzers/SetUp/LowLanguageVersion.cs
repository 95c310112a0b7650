using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF0001: the project is compiled as an older C# than generated code is written in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LowLanguageVersion : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.LanguageVersion,
        "The C# version is too low for generated code",
        "Nothing is generated for '{0}': generated code is C# {1}, and this project is compiled as C# {2}. Set <LangVersion>{1}</LangVersion>, or a higher one, in the project file.",
        RuleCategories.SetUp,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Reported once for each project, at the first type that it is about.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(OnCompilation);
    }

    private static void OnCompilation(CompilationStartAnalysisContext context)
    {
        if (context.Compilation is not CSharpCompilation { LanguageVersion: < GeneratedLanguage.Lowest and var version } compilation
            || SourceTypes.Of(compilation).FirstOrDefault(type => GeneratedFor.ReasonOf(type, compilation) is not null) is not { } first)
        {
            return;
        }

        // At a declaration, so that it has a line that it can be suppressed on.
        context.RegisterSymbolAction(
            symbol =>
            {
                if (SymbolEqualityComparer.Default.Equals(symbol.Symbol, first))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(
                        s_rule, Places.OfName(first), first.Name, GeneratedLanguage.Lowest.ToDisplayString(), version.ToDisplayString()));
                }
            },
            SymbolKind.NamedType);
    }
}
