using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF3003: <c>set</c> becomes <c>init</c>, a field a property with <c>init</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UseInit() : PlaceFix("Use 'init'", RuleIds.MutableEvent)
{
    private protected override SyntaxNode? Change(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.ContainsKey(FixData.CanBeInit) && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is { } named
            ? Changed(root, named)
            : null;

    private static SyntaxNode? Changed(SyntaxNode root, SyntaxNode named) => named switch
    {
        PropertyDeclarationSyntax { AccessorList: { } accessors } when accessors.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) is { } set =>
            root.ReplaceNode(set, WithInit(set)),
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } variable => root.ReplaceNode(field, PropertyOf(field, variable)),
        _ => null,
    };

    private static AccessorDeclarationSyntax WithInit(AccessorDeclarationSyntax set) => SyntaxFactory.AccessorDeclaration(
        SyntaxKind.InitAccessorDeclaration,
        set.AttributeLists,
        set.Modifiers,
        SyntaxFactory.Token(SyntaxKind.InitKeyword).WithTriviaFrom(set.Keyword),
        set.Body,
        set.ExpressionBody,
        set.SemicolonToken);

    private static PropertyDeclarationSyntax PropertyOf(FieldDeclarationSyntax field, VariableDeclaratorSyntax variable)
    {
        // Parsed, so that it stands as one writes it.
        string value = variable.Initializer is { } initializer ? $" {initializer.WithoutTrivia()};" : "";
        string text = $"{field.Modifiers.ToString()} {field.Declaration.Type.WithoutTrivia()} {variable.Identifier.Text} {{ get; init; }}{value}";
        return ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!).WithTriviaFrom(field);
    }
}
