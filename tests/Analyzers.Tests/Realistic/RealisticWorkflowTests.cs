using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Analyzers.Tests;

/// <summary>Workflows as teams ship them, under all rules at once: each file names in its first line what is reported of it,
/// which of correct code is nothing.</summary>
public class RealisticWorkflowTests
{
    private const string Folder = "tests/Analyzers.Tests/Realistic/Workflows";
    private const string Expected = "// reports:";

    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.PathOf(Folder)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Workflow_is_reported_for_what_it_says_and_for_nothing_else(string file)
    {
        string code = Repository.Read($"{Folder}/{file}");
        string first = code.Split('\n')[0];
        Assert.StartsWith(Expected, first, StringComparison.Ordinal);
        CSharpCompilation compilation = Analysis.Compile(code, language: null);
        if (compilation.SyntaxTrees[0].GetRoot().ChildNodes().Any(static node => node.IsKind(SyntaxKind.GlobalStatement)))
        {
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        }

        Assert.Empty(Analysis.Errors(compilation));
        Assert.Equal(
            first[Expected.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            (await Analysis.OfAllRules(compilation)).Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }
}
