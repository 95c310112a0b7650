using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF4001: adds the cases that a switch misses; each throws until it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddCases : CodeFixProvider
{
    private const string Title = "Add the missing cases";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingCases];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (all, document, diagnostics) =>
        await FixAsync(document, diagnostics, all.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (SwitchAt(root, diagnostic) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken), nameof(AddCases)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var missing = new Dictionary<SyntaxNode, string[]>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (SwitchAt(root, diagnostic) is { } node)
            {
                missing[node] = diagnostic.Properties[FixData.Types]!.Split('\n');
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(missing.Keys, (original, current) => Changed(original, current, missing[original])));
    }

    private static SyntaxNode? SwitchAt(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FixData.Types)
        && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is { } node and (SwitchExpressionSyntax or SwitchStatementSyntax)
            ? node
            : null;

    private static SyntaxNode Changed(SyntaxNode original, SyntaxNode current, string[] types) => original switch
    {
        SwitchExpressionSyntax expression => SwitchText.WithArms(expression, (SwitchExpressionSyntax)current, types),
        SwitchStatementSyntax statement => SwitchText.WithSections(statement, (SwitchStatementSyntax)current, types),
        _ => current,
    };
}
