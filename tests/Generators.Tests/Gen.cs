using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

/// <summary>Runs all generators over sources.</summary>
internal static class Gen
{
    /// <summary>Ids that are about the samples themselves: no documentation, unawaited, unused.</summary>
    private static readonly string[] s_ofSamples = ["CS1591", "CS1998", "CS8424", "CS8425"];

    public static IIncrementalGenerator[] All => [new GenFlowGenerator()];

    public static GeneratorSession Session(params string[] texts) => new(TestCompilation.Create(texts), All);

    /// <summary>Runs without an exception or a diagnostic of the generators.</summary>
    public static GeneratorRun Run(params string[] texts) => Session(texts).Run().AssertSilent();

    public static GeneratorRun Run(Compilation compilation) => new GeneratorSession((CSharpCompilation)compilation, All).Run().AssertSilent();

    /// <summary>Runs, and the whole compiles without a warning.</summary>
    public static GeneratorRun Compile(params string[] texts)
    {
        GeneratorRun run = Run(texts);
        run.AssertCompiles();
        return run;
    }

    public static void AssertCompiles(this GeneratorRun run)
    {
        run.Output.AssertNoProblems(s_ofSamples);

        // Generated members are documented.
        Diagnostic[] undocumented = [.. run.Output.GetDiagnostics().Where(static d => d.Id == "CS1591" && IsGeneratedMember(d))];
        Assert.Empty(undocumented);
    }

    /// <summary>One text of all generated files, each under its name.</summary>
    public static string Text(this GeneratorRun run) =>
        string.Concat(run.Sources.Select(static source => $"//// {source.Key}\n{WithoutUserBuildLine(source.Value)}\n"));

    private static string WithoutUserBuildLine(string text) =>
        text.Replace(Emitter.GeneratedFile.UserBuildLine + "\n", "", StringComparison.Ordinal);

    private static bool IsGeneratedMember(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
        && diagnostic.Location.SourceTree.GetRoot().FindNode(diagnostic.Location.SourceSpan) is not Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax;

    /// <summary>Every public or internal overload of a class's generated RunAsync, as its parameter and result types.</summary>
    public static string[] RunOverloads(this GeneratorRun run, string workflow) =>
    [
        .. run.Output.GetTypeByMetadataName(workflow)!.GetMembers("RunAsync").OfType<IMethodSymbol>()
            .Select(static method =>
                $"{SyntaxFacts.GetText(method.DeclaredAccessibility)} ({(method.Parameters.Length == 3 ? Short(method.Parameters[0].Type) : "")}) {Short(((INamedTypeSymbol)((INamedTypeSymbol)method.ReturnType).TypeArguments[0]).TypeArguments[0])}"),
    ];

    private static string Short(ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
}
