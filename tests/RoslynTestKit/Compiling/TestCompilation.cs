using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.RoslynTestKit;

/// <summary>Compiles test sources as strictly as the compiler can: every warning wave, nullable, documentation.</summary>
public static class TestCompilation
{
    /// <summary>How sources are parsed. Documentation comments are checked, so that generated ones are too.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>How they are compiled.</summary>
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        allowUnsafe: true,
        deterministic: true);

    public static CSharpCompilation Create(params string[] texts) => Create("Sample", TestSource.Numbered(texts));

    public static CSharpCompilation Create(string assemblyName, IEnumerable<TestSource> sources, params MetadataReference[] moreReferences)
    {
        TestSource[] all = [.. sources];
        return CSharpCompilation.Create(
            assemblyName,
            all.Select(Parse),
            [.. TestReferences.For(all.Select(static source => source.Text)), .. moreReferences],
            Options);
    }

    public static SyntaxTree Parse(TestSource source) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), ParseOptions, source.Path);

    /// <summary>Warnings and errors, without those of the ids.</summary>
    public static IReadOnlyList<Diagnostic> Problems(this Compilation compilation, params string[] exceptIds) =>
    [
        .. compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !exceptIds.Contains(diagnostic.Id)),
    ];

    /// <summary>Throws with every warning and error when there is one.</summary>
    /// <param name="compilation">What is checked.</param>
    /// <param name="exceptIds">Ids that are no concern of the test, such as CS1591 of its own samples.</param>
    public static void AssertNoProblems(this Compilation compilation, params string[] exceptIds)
    {
        IReadOnlyList<Diagnostic> problems = compilation.Problems(exceptIds);
        if (problems.Count > 0)
        {
            throw new VerificationException(string.Join("\n", problems.Select(Describe)));
        }
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan position = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString().Trim() ?? "";
        return FormattableString.Invariant($"{diagnostic}\n    {line}");
    }
}
