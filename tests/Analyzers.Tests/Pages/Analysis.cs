using System.Collections.Immutable;
using GenFlow.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

/// <summary>All analyzers together over one file, as a build runs them.</summary>
internal static class Analysis
{
    // Compilations that are made from one share what they read of the references, once something has been asked of it.
    private static readonly CSharpCompilation s_empty = Empty([]);
    private static readonly Lazy<CSharpCompilation> s_emptyOfAgents = new(static () => Empty(["GenFlow.Agents"]));

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>The generators' output is part of it.</summary>
    public static CSharpCompilation Compile(string code, string? language, params MetadataReference[] more)
    {
        CSharpParseOptions options = language is not null && LanguageVersionFacts.TryParse(language, out LanguageVersion version)
            ? TestCompilation.ParseOptions.WithLanguageVersion(version)
            : TestCompilation.ParseOptions;
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(code, options, "Test0.cs"),
            CSharpSyntaxTree.ParseText(TestSource.GlobalUsings.Text, options, TestSource.GlobalUsings.Path),
        ];
        CSharpCompilation compilation = (code.Contains("GenFlow.Agents", StringComparison.Ordinal) ? s_emptyOfAgents.Value : s_empty).AddSyntaxTrees(trees).AddReferences(more);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new GenFlowGenerator().AsSourceGenerator()], parseOptions: options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return (CSharpCompilation)output;
    }

    /// <summary>What the rules report. Throws what an analyzer throws, and after half a minute.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OfAllRules(Compilation compilation)
    {
        using var stop = new CancellationTokenSource(s_longest);
        // An analyzer that throws is one that says nothing, unless it is asked for.
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => thrown = new InvalidOperationException($"{analyzer.GetType().Name} failed.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(AllRules.Analyzers, options).GetAnalyzerDiagnosticsAsync(stop.Token).ConfigureAwait(false);
        return thrown is null ? found : throw thrown;
    }

    /// <summary>The ids of the compiler's errors.</summary>
    public static string[] Errors(Compilation compilation) =>
    [
        .. compilation.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Id)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static CSharpCompilation Empty(string[] texts)
    {
        CSharpCompilation empty = CSharpCompilation.Create("Sample", [], TestReferences.For(texts), TestCompilation.Options);
        _ = empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    }
}
