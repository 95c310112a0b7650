using System.Globalization;
using GenFlow.Generators;
using GenFlow.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Analyzers.Tests;

/// <summary>Code is broken most of the time that it is written. No rule throws or hangs then.</summary>
public class HalfTypedTests
{
    private static readonly Dictionary<string, string> s_pages = RulePage.All
        .SelectMany(static page => page.Wrong.Select((code, index) => (Name: string.Create(CultureInfo.InvariantCulture, $"{page.Id}, {index}"), code.Code)))
        .ToDictionary(static wrong => wrong.Name, static wrong => wrong.Code, StringComparer.Ordinal);

    public static TheoryData<string> SampleNames => Samples.Names;

    public static TheoryData<string> PageNames => [.. s_pages.Keys];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public Task Every_prefix_of_a_sample_token_by_token_is_analyzed(string name) => AnalyzePrefixes(Samples.All[name]);

    [Theory]
    [MemberData(nameof(PageNames))]
    public Task Every_prefix_of_wrong_code_token_by_token_is_analyzed(string name) => AnalyzePrefixes(s_pages[name]);

    private static async Task AnalyzePrefixes(string text)
    {
        int[] ends = [.. Tokens(text).Select(static token => token.Span.End).Distinct()];
        Assert.NotEmpty(ends);
        foreach (int end in ends)
        {
            await Analyze(text[..end]);
        }
    }

    private static async Task Analyze(string text) => await Analysis.OfAllRules(Analysis.Compile(text, language: null));

    private static IEnumerable<SyntaxToken> Tokens(string text) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens();
}
