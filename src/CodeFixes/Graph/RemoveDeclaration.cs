using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF2005, GF2006: the attribute goes, with its list where it was the only one there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveDeclaration() : FileFix(RuleIds.DeclaredButNotSent, RuleIds.DeclaredButNotPublished)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) => "Remove the attribute";

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var attributes = new HashSet<AttributeSyntax>(diagnostics
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>())
            .OfType<AttributeSyntax>());
        return document.WithSyntaxRoot(root.ReplaceNodes(
            attributes.Select(static attribute => attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>()).OfType<MethodDeclarationSyntax>().Distinct(),
            (step, _) => Without(step, attributes)));
    }

    // What stands above the step stays there, whichever list was the first.
    private static MethodDeclarationSyntax Without(MethodDeclarationSyntax step, HashSet<AttributeSyntax> attributes)
    {
        var kept = new List<AttributeListSyntax>();
        foreach (AttributeListSyntax list in step.AttributeLists)
        {
            if (!list.Attributes.All(attributes.Contains))
            {
                kept.Add(list.RemoveNodes(list.Attributes.Where(attributes.Contains), SyntaxRemoveOptions.KeepUnbalancedDirectives)!);
            }
            else if (EndsLine(list) && kept.Count > 0 && !EndsLine(kept[kept.Count - 1]))
            {
                kept[kept.Count - 1] = kept[kept.Count - 1].WithTrailingTrivia(list.GetTrailingTrivia().Where(IsEndOfLine));
            }
        }

        return step.WithAttributeLists(SyntaxFactory.List(kept)).WithLeadingTrivia(step.GetLeadingTrivia());
    }

    private static bool EndsLine(AttributeListSyntax list) => list.GetTrailingTrivia().Any(IsEndOfLine);

    private static bool IsEndOfLine(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
