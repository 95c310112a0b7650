using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF3003: <c>set</c> becomes <c>init</c>, a field a property with <c>init</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UseInit : CodeFixProvider
{
    private const string Title = "Use 'init'";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MutableEvent];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(FixData.CanBeInit)
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is { } named
                && Changed(root, named) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), nameof(UseInit)), diagnostic);
            }
        }
    }

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
