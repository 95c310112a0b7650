using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF4001: adds the cases that a switch misses; each throws until it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddCases() : FileFix(RuleIds.MissingCases)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        SwitchAt(root, diagnostic) is null ? null : "Add the missing cases";

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
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
