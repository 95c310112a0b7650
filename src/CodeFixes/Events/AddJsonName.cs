using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF3007: the member gets a name of its own in JSON.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddJsonName() : FileFix(RuleIds.TypeMemberInCase)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        NameFor(diagnostic) is { } name && JsonAttributes.DeclarationAt(root, diagnostic.Location) is not null ? $"Call it \"{name}\" in JSON" : null;

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var added = new Dictionary<SyntaxNode, string?>();
        var replaced = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (NameFor(diagnostic) is { } name && JsonAttributes.DeclarationAt(root, diagnostic.Location) is { } declaration)
            {
                if (NameIn(declaration) is { } given)
                {
                    replaced[given] = Literal(name).WithTriviaFrom(given);
                }
                else
                {
                    added[declaration] = name;
                }
            }
        }

        return await JsonAttributes.AddAsync(document, "JsonPropertyName", added, replaced, cancellationToken).ConfigureAwait(false);
    }

    private static string? NameFor(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixData.JsonName, out string? name) ? name : null;

    private static LiteralExpressionSyntax? NameIn(SyntaxNode declaration) => declaration.ChildNodes().OfType<AttributeListSyntax>()
        .SelectMany(static list => list.Attributes)
        .Where(static attribute => attribute.Name.ToString() is var name && (name.EndsWith("JsonPropertyName", StringComparison.Ordinal) || name.EndsWith("JsonPropertyNameAttribute", StringComparison.Ordinal)))
        .Select(static attribute => attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression)
        .OfType<LiteralExpressionSyntax>()
        .FirstOrDefault();

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
