using GenFlow.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

/// <summary>Checks one rule over sources that are generated for, as in a project with implicit usings.</summary>
internal static class Rule<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Exactly the marked spans are reported: <c>{|GF1001:await ctx.WriteEventToStream(ev)|}</c>. Each text is a file.</summary>
    public static Task Reports(params string[] marked) => Reports([], marked);

    /// <summary>The same, in sources that have these compiler errors on purpose.</summary>
    public static Task Reports(string[] allowedErrors, params string[] marked) =>
        new AnalyzerVerifier(new TAnalyzer(), Generators) { AllowedErrors = [.. allowedErrors], MoreSources = [TestSource.GlobalUsings] }.VerifyAsync(marked);

    /// <summary>The fix, taken until it is offered no more, gives the text; so does fixing all at once.</summary>
    public static async Task Fixes<TFix>(string before, string after, string? equivalenceKey = null)
        where TFix : CodeFixProvider, new()
    {
        CodeFixVerifier verifier = Fix<TFix>(equivalenceKey);
        await verifier.VerifyFixAsync(before, after);
        await verifier.VerifyFixAllAsync(before, after);
    }

    public static Task OffersNoFix<TFix>(string source)
        where TFix : CodeFixProvider, new() => Fix<TFix>(null).VerifyNoFixAsync(source);

    private static IIncrementalGenerator[] Generators => [new GenFlowGenerator()];

    private static CodeFixVerifier Fix<TFix>(string? equivalenceKey)
        where TFix : CodeFixProvider, new() =>
        new(new TAnalyzer(), new TFix(), Generators) { EquivalenceKey = equivalenceKey, MoreSources = [TestSource.GlobalUsings] };
}
