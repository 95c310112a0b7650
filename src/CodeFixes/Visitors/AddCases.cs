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
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixData.Types, out string? types) && types is not null
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is { } node
                && Changed(node, types.Split('\n')) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(node, changed))), nameof(AddCases)),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode? Changed(SyntaxNode node, string[] types) => node switch
    {
        SwitchExpressionSyntax expression => SwitchText.WithArms(expression, types),
        SwitchStatementSyntax statement => SwitchText.WithSections(statement, types),
        _ => null,
    };
}
