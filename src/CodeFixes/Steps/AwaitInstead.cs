using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF1005: what blocks is awaited; the step becomes async where it is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitInstead : CodeFixProvider
{
    private const string Title = "Await instead of blocking";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.BlockingStep];

    /// <inheritdoc/>
    // All of a document at once: two in one step make it async once.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await RewritesAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false) is { Count: > 0 })
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => ApplyAsync(context.Document, context.Diagnostics, token), nameof(AwaitInstead)),
                context.Diagnostics);
        }
    }

    private static async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> rewrites = await RewritesAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root.ReplaceNodes(rewrites.Keys, (original, rewritten) => rewrites[original](rewritten)));
    }

    private static async Task<Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>> RewritesAsync(
        Document document,
        ImmutableArray<Diagnostic> diagnostics,
        CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var rewrites = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax blocking
                && AwaitedCall.For(blocking, diagnostic, model) is { } awaited
                && AsyncFunctions.CanAwait(blocking)
                && AsyncFunctions.TryMakeAsync(blocking, model, rewrites))
            {
                rewrites[blocking] = node => AwaitedCall.Place(awaited((ExpressionSyntax)node), blocking);
            }
        }

        return rewrites;
    }
}
