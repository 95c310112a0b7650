using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.RoslynTestKit;

/// <summary>What an analyzer reports in documents, as "fix all" asks for it.</summary>
public sealed class DocumentDiagnostics(DiagnosticAnalyzer analyzer) : FixAllContext.DiagnosticProvider
{
    /// <summary>The diagnostics of one document, in order of position.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(Document document, DiagnosticAnalyzer analyzer, CancellationToken cancellationToken)
    {
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
        ImmutableArray<Diagnostic> all = await FindAsync(document.Project, analyzer, cancellationToken).ConfigureAwait(false);
        return [.. all.Where(diagnostic => diagnostic.Location.SourceTree == tree).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await FindAsync(project, analyzer, cancellationToken).ConfigureAwait(false);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
        await FindAsync(document, analyzer, cancellationToken).ConfigureAwait(false);

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<Diagnostic>>([]);

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, DiagnosticAnalyzer analyzer, CancellationToken cancellationToken)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        return await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
    }
}
