using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

public class LanguageVersionTests
{
    public static TheoryData<string> Valid => [.. AdversarialCorpus.All.Values.Where(static entry => entry.Compiles).Select(static entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Sample_in_the_lowest_language_compiles(string name) => Assert.Empty(ErrorsInGenerated(GeneratedLanguage.Lowest, Samples.All[name]));

    [Theory]
    [MemberData(nameof(Valid))]
    public void Corpus_entry_in_the_lowest_language_compiles(string name) =>
        Assert.Empty(ErrorsInGenerated(GeneratedLanguage.Lowest, AdversarialCorpus.All[name].Sources));

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Sample_below_the_lowest_language_gets_no_code(string name) =>
        Assert.DoesNotContain(Output(LanguageVersion.CSharp12, Samples.All[name]).SyntaxTrees, static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static IEnumerable<Diagnostic> ErrorsInGenerated(LanguageVersion version, params string[] sources) =>
        Output(version, sources).GetDiagnostics().Where(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error
            && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);

    private static Compilation Output(LanguageVersion version, params string[] sources)
    {
        CSharpParseOptions options = TestCompilation.ParseOptions.WithLanguageVersion(version);
        CSharpCompilation compilation = TestCompilation.Create(sources);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath))];
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new GenFlowGenerator().AsSourceGenerator()], parseOptions: options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }
}
