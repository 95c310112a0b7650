using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace GenFlow.CodeFixes;

/// <summary>Adds an attribute for JSON to the properties that declarations stand for.</summary>
internal static class JsonAttributes
{
    private const string Space = "System.Text.Json.Serialization.";

    private static readonly SyntaxAnnotation s_added = new();
    private static readonly SyntaxTriviaList s_blank = SyntaxFactory.TriviaList(SyntaxFactory.Space);

    /// <summary>The document with the attribute on each property, or on the parameter of a record that makes one.</summary>
    /// <param name="document">Where they are declared.</param>
    /// <param name="name">The attribute.</param>
    /// <param name="added">The declarations with the attribute's argument, which may be null.</param>
    /// <param name="replaced">What else becomes another.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Document> AddAsync(
        Document document, string name, Dictionary<SyntaxNode, string?> added, Dictionary<SyntaxNode, SyntaxNode> replaced, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (model.Compilation.GetTypeByMetadataName(Space + name + "Attribute") is not { } type)
        {
            return document;
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        SyntaxTriviaList end = SyntaxFactory.TriviaList(Lines.EndIn(root));
        SyntaxNode changed = root.ReplaceNodes(added.Keys.Concat(replaced.Keys), (original, _) =>
            replaced.TryGetValue(original, out SyntaxNode? other) ? other
            : original is ParameterSyntax parameter ? With(parameter, Made(generator, type, added[original]))
            : With((PropertyDeclarationSyntax)original, Made(generator, type, added[original]), end));
        return await ImportAdder.AddImportsAsync(document.WithSyntaxRoot(changed), s_added, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The property, or the parameter that makes one, whose name is at the place.</summary>
    public static SyntaxNode? DeclarationAt(SyntaxNode root, Location place) =>
        root.FindToken(place.SourceSpan.Start).Parent is { } named && named is ParameterSyntax or PropertyDeclarationSyntax ? named : null;

    private static ParameterSyntax With(ParameterSyntax parameter, AttributeListSyntax list)
    {
        SyntaxToken property = SyntaxFactory.Token(default, SyntaxKind.PropertyKeyword, default);
        SyntaxToken colon = SyntaxFactory.Token(default, SyntaxKind.ColonToken, s_blank);
        return parameter.WithoutLeadingTrivia()
            .AddAttributeLists(list.WithTarget(SyntaxFactory.AttributeTargetSpecifier(property, colon)).WithTrailingTrivia(s_blank))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    // On a line of its own, unless the property, or the attribute before it, is not.
    private static PropertyDeclarationSyntax With(PropertyDeclarationSyntax property, AttributeListSyntax list, SyntaxTriviaList end)
    {
        SyntaxToken first = property.GetFirstToken();
        if (property.AttributeLists.LastOrDefault() is { } last)
        {
            return Lines.AreEndedBy(last.GetTrailingTrivia())
                ? property.AddAttributeLists(list.WithLeadingTrivia(Lines.IndentOf(last.GetFirstToken())).WithTrailingTrivia(end))
                : property.AddAttributeLists(list.WithTrailingTrivia(s_blank));
        }

        SyntaxTriviaList before = property.GetLeadingTrivia();
        return Lines.IsBegunBy(first)
            ? property.WithLeadingTrivia(Lines.IndentOf(first)).WithAttributeLists([list.WithLeadingTrivia(before).WithTrailingTrivia(end)])
            : property.WithoutLeadingTrivia().WithAttributeLists([list.WithLeadingTrivia(before).WithTrailingTrivia(s_blank)]);
    }

    // Without the trivia that lets what is around it be formatted anew.
    private static AttributeListSyntax Made(SyntaxGenerator generator, INamedTypeSymbol type, string? argument)
    {
        SyntaxNode[]? arguments = argument is null ? null : [generator.AttributeArgument(generator.LiteralExpression(argument))];
        var list = (AttributeListSyntax)generator.Attribute(generator.TypeExpression(type), arguments);
        return list
            .ReplaceTokens(list.DescendantTokens(), static (token, _) => token.WithLeadingTrivia().WithTrailingTrivia())
            .WithAdditionalAnnotations(s_added);
    }
}
