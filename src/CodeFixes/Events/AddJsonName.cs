using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF3007: the member gets a name of its own in JSON.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddJsonName : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TypeMemberInCase];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixData.JsonName, out string? name) && name is not null
                && JsonAttributes.DeclarationAt(root, diagnostic.Location) is { } declaration)
            {
                LiteralExpressionSyntax? given = NameIn(declaration);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Call it \"{name}\" in JSON",
                        cancellationToken => given is null
                            ? JsonAttributes.AddAsync(context.Document, declaration, "JsonPropertyName", name, cancellationToken)
                            : Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(given, Literal(name).WithTriviaFrom(given)))),
                        nameof(AddJsonName)),
                    diagnostic);
            }
        }
    }

    private static LiteralExpressionSyntax? NameIn(SyntaxNode declaration) => declaration.ChildNodes().OfType<AttributeListSyntax>()
        .SelectMany(static list => list.Attributes)
        .Where(static attribute => attribute.Name.ToString() is var name && (name.EndsWith("JsonPropertyName", StringComparison.Ordinal) || name.EndsWith("JsonPropertyNameAttribute", StringComparison.Ordinal)))
        .Select(static attribute => attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression)
        .OfType<LiteralExpressionSyntax>()
        .FirstOrDefault();

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
