using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.RoslynTestKit;

/// <summary>Checks that an analyzer reports exactly the marked spans, each with its id.</summary>
/// <param name="analyzer">The analyzer.</param>
/// <param name="generators">What generates code for the sources before they are analyzed.</param>
public sealed class AnalyzerVerifier(DiagnosticAnalyzer analyzer, params IIncrementalGenerator[] generators)
{
    /// <summary>Compiler errors that the sources have on purpose.</summary>
    public ImmutableHashSet<string> AllowedErrors { get; init; } = [];

    /// <summary>Files that are part of every compilation.</summary>
    public ImmutableArray<TestSource> MoreSources { get; init; } = [];

    /// <summary>Throws unless the diagnostics are exactly the marked ones. Each text is a file.</summary>
    public async Task VerifyAsync(params string[] marked)
    {
        Markup[] files = [.. marked.Select(Markup.Parse)];
        TestSource[] sources = TestSource.Numbered([.. files.Select(static file => file.Text)]);
        Compilation compilation = TestCompilation.Create("Sample", sources.Concat(MoreSources));
        if (generators.Length > 0)
        {
            compilation = new GeneratorSession((CSharpCompilation)compilation, generators).Run().AssertSilent().Output;
        }

        AssertNoErrors(compilation);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        string[] expected = [.. files.SelectMany((file, index) => file.Spans.Select(span => Describe(span.Id, sources[index].Path, file.Text, span.Span.Start, span.Span.End)))];
        string[] actual = [.. found.Select(Describe)];
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)))
        {
            throw new VerificationException($"Expected:\n{Lines(expected)}Found:\n{Lines(actual)}");
        }
    }

    private void AssertNoErrors(Compilation compilation)
    {
        Diagnostic[] errors =
        [
            .. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !AllowedErrors.Contains(diagnostic.Id)),
        ];
        if (errors.Length > 0)
        {
            throw new VerificationException("The sources do not compile:\n" + string.Join("\n", errors.AsEnumerable()));
        }
    }

    private static string Describe(Diagnostic diagnostic)
    {
        string text = diagnostic.Location.SourceTree?.ToString() ?? "";
        return Describe(diagnostic.Id, diagnostic.Location.SourceTree?.FilePath ?? "(none)", text, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End);
    }

    private static string Describe(string id, string path, string text, int start, int end) =>
        FormattableString.Invariant($"{path} [{start:D5}..{end:D5}) {id} '{text[start..end]}'");

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Order(StringComparer.Ordinal).Select(static line => $"  {line}\n"));
}
