using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

/// <summary>What the language cannot know is not said, also where every warning is an error.</summary>
public class SuppressorTests
{
    [Theory]
    [InlineData("Chat chat", "chat switch { Chat.Token => 1, Chat.Done => 2, Chat.Refused => 3, Chat.Cut => 4 }", true)]
    [InlineData("Chat chat", "chat switch { Chat.Token => 1, Chat.Done => 2, Chat.Failed => 3 }", true)]
    [InlineData("Chat? chat", "chat switch { null => 0, Chat.Token => 1, Chat.Done => 2, Chat.Failed => 3 }", true)]
    [InlineData("Outcome<int> outcome", "outcome switch { Outcome<int>.Ok => 1, Outcome<int>.Bad => 2 }", true)]
    [InlineData("Chat? chat", "chat switch { Chat.Token => 1, Chat.Done => 2, Chat.Failed => 3 }", false)]
    [InlineData("Chat chat", "chat switch { Chat.Token => 1, Chat.Done => 2, Chat.Refused => 3 }", false)]
    [InlineData("Chat chat", "chat switch { Chat.Token { IsLast: true } => 1, Chat.Done => 2, Chat.Failed => 3 }", false)]
    [InlineData("Chat chat", "chat switch { Chat.Token t when t.IsLast => 1, Chat.Done => 2, Chat.Failed => 3 }", false)]
    [InlineData("(Chat A, Chat B) pair", "pair switch { (Chat.Token, _) => 1 }", false)]
    [InlineData("Plain plain", "plain switch { Plain.A => 1 }", false)]
    public async Task Switch_with_all_cases_of_a_union_is_exhaustive(string parameter, string expression, bool isSuppressed)
    {
        string source = $"public static class C {{ public static int Of({parameter}) => {expression}; }} public abstract record Plain {{ public sealed record A : Plain; }}"
            + UnionSource.Chat + UnionSource.Generic;

        await CheckAsync(source, "CS8509", isSuppressed);
    }

    [Theory]
    [InlineData("[Step, FanOut] public async IAsyncEnumerable<Part> Split(Context ctx, StartEvent start, CancellationToken ct) { await Task.Yield(); yield return new Part(); }", true)]
    [InlineData("public async IAsyncEnumerable<Part> Split(Context ctx, StartEvent start, CancellationToken ct) { await Task.Yield(); yield return new Part(); }", false)]
    public async Task Step_that_yields_gets_its_token_from_the_engine(string member, bool isSuppressed) => await CheckAsync(
        $"[Event] public partial record Part; [Workflow] public partial class W {{ {member} }}", "CS8425", isSuppressed);

    // The compiler gives the diagnostic in any case; suppressed, it is one that nobody sees.
    private static async Task CheckAsync(string source, string id, bool isSuppressed)
    {
        foreach (ReportDiagnostic general in new[] { ReportDiagnostic.Default, ReportDiagnostic.Error })
        {
            CSharpCompilation compilation = Analysis.Compile(source, null);
            compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(general));
            Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error));
            Diagnostic given = Assert.Single(compilation.GetDiagnostics(), diagnostic => diagnostic.Id == id);
            Assert.Equal(general == ReportDiagnostic.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, given.Severity);

            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
            ImmutableArray<DiagnosticAnalyzer> suppressors = [.. AllRules.Suppressors];
            ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(suppressors, options).GetAllDiagnosticsAsync();
            Diagnostic one = Assert.Single(found, diagnostic => diagnostic.Id == id);
            Assert.Equal(isSuppressed, one.IsSuppressed);
        }
    }
}
