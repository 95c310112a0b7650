using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF3009: a case that is not sealed becomes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SealCase : CodeFixProvider
{
    private const string Title = "Seal the case";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OpenUnion];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(FixData.CanBeSealed)
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is RecordDeclarationSyntax record)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(record, Sealed(record)))), nameof(SealCase)),
                    diagnostic);
            }
        }
    }

    // Before 'partial', which C# wants last.
    private static RecordDeclarationSyntax Sealed(RecordDeclarationSyntax record)
    {
        int place = record.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
        SyntaxToken next = place < 0 ? record.Keyword : record.Modifiers[place];
        SyntaxToken added = SyntaxFactory.Token(next.LeadingTrivia, SyntaxKind.SealedKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return place < 0
            ? record.WithKeyword(next.WithLeadingTrivia()).AddModifiers(added)
            : record.WithModifiers(record.Modifiers.Replace(next, next.WithLeadingTrivia()).Insert(place, added));
    }
}
