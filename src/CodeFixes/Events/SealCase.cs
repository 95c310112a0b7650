using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF3009: a case that is not sealed becomes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SealCase() : PlaceFix("Seal the case", RuleIds.OpenUnion)
{
    private protected override SyntaxNode? Change(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.ContainsKey(FixData.CanBeSealed) && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is RecordDeclarationSyntax record
            ? root.ReplaceNode(record, Sealed(record))
            : null;

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
