using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GenFlow.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

/// <summary>The page of the suppressed warnings tells the truth: its code has the warning, and nobody sees it.</summary>
public partial class SuppressionPageTests
{
    // A page need not document its types.
    private const string Undocumented = "CS1591";

    private static readonly Match[] s_sections = Section().Matches(Repository.Read("docs/diagnostics/suppressions.md")).ToArray();

    public static TheoryData<string> Ids => [.. s_sections.Select(static section => section.Groups["id"].Value)];

    [Fact]
    public void Every_suppression_has_a_section_and_every_section_a_suppression() => Assert.Equal(
        AllRules.Suppressors.SelectMany(static suppressor => suppressor.SupportedSuppressions).Select(static one => (one.Id, one.SuppressedDiagnosticId)).Order(),
        s_sections.Select(static section => (section.Groups["id"].Value, section.Groups["warning"].Value)).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Code_of_a_section_has_its_warning_which_is_suppressed_and_no_other(string id)
    {
        Match section = s_sections.Single(section => section.Groups["id"].Value == id);
        CSharpCompilation compilation = Analysis.Compile(section.Groups["code"].Value, null);
        Assert.Equal([section.Groups["warning"].Value], Seen(compilation.GetDiagnostics()));

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<DiagnosticAnalyzer> all = [.. AllRules.Analyzers, .. AllRules.Suppressors];
        Assert.Empty(Seen(await compilation.WithAnalyzers(all, options).GetAllDiagnosticsAsync()));
    }

    private static IEnumerable<string> Seen(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed && diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != Undocumented).Select(static diagnostic => diagnostic.Id);

    [GeneratedRegex(
        """^## (?<id>GFS\d+): (?<warning>CS\d+) .*\n(?:(?!## ).*\n)*?```csharp\n(?<code>(?:.*\n)*?)```""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();
}
