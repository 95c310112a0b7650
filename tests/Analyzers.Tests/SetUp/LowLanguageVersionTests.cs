using System.Collections.Immutable;
using System.Globalization;
using GenFlow.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

public class LowLanguageVersionTests
{
    private const string Sources = """
        namespace Before { public class Plain; }
        [Event] public partial record Draft(string Text);
        [StreamEvent] public partial record Progress(int Step);
        [Workflow] public partial class Flow { [Step] public StopEvent S(StartEvent s) => new(); }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp12, "12.0")]
    public async Task Version_below_is_reported_once_at_the_first_declaration(LanguageVersion version, string shown)
    {
        Diagnostic found = Assert.Single(await AnalyzeAsync(version, Sources));

        Assert.Equal("Draft", found.Location.SourceTree!.ToString()[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]);
        string message = found.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains($"compiled as C# {shown}", message, StringComparison.Ordinal);
        Assert.Contains("<LangVersion>13.0</LangVersion>", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Preview)]
    public async Task Version_that_compiles_is_not_reported(LanguageVersion version) => Assert.Empty(await AnalyzeAsync(version, Sources));

    [Fact]
    public async Task Project_that_nothing_is_generated_for_is_not_reported() =>
        Assert.Empty(await AnalyzeAsync(LanguageVersion.CSharp12, "public record Plain; [Event] public class NoRecord { }"));

    [Fact]
    public async Task First_declaration_is_that_of_the_first_file()
    {
        Diagnostic found = Assert.Single(await AnalyzeAsync(
            LanguageVersion.CSharp12, "[Event] public partial record Later;", "[Event] public partial record Latest;"));

        Assert.Equal("Test0.cs", found.Location.SourceTree!.FilePath);
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(LanguageVersion version, params string[] sources)
    {
        CSharpParseOptions options = TestCompilation.ParseOptions.WithLanguageVersion(version);
        SyntaxTree[] trees = [.. TestSource.Numbered(sources).Append(TestSource.GlobalUsings).Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.Path))];
        CSharpCompilation compilation = CSharpCompilation.Create("Sample", trees, TestReferences.All, TestCompilation.Options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new GenFlowGenerator().AsSourceGenerator()], parseOptions: options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return await output.WithAnalyzers([new LowLanguageVersion()]).GetAnalyzerDiagnosticsAsync();
    }
}
