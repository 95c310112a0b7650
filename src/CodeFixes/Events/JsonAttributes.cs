using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace GenFlow.CodeFixes;

/// <summary>Adds an attribute for JSON to the property that a declaration stands for.</summary>
internal static class JsonAttributes
{
    private const string Space = "System.Text.Json.Serialization.";

    private static readonly SyntaxAnnotation s_added = new();

    /// <summary>The document with the attribute on the property, or on the parameter of a record that makes one.</summary>
    public static async Task<Document> AddAsync(Document document, SyntaxNode declaration, string name, string? argument, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (model.Compilation.GetTypeByMetadataName(Space + name + "Attribute") is not { } type)
        {
            return document;
        }

        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        SyntaxNode[]? arguments = argument is null ? null : [editor.Generator.AttributeArgument(editor.Generator.LiteralExpression(argument))];
        var made = (AttributeListSyntax)editor.Generator.Attribute(editor.Generator.TypeExpression(type), arguments).WithAdditionalAnnotations(s_added);
        switch (declaration)
        {
            case ParameterSyntax parameter:
                AttributeListSyntax list = made.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.PropertyKeyword)));
                editor.ReplaceNode(parameter, parameter.WithoutLeadingTrivia()
                    .AddAttributeLists(list.WithTrailingTrivia(SyntaxFactory.Space))
                    .WithLeadingTrivia(parameter.GetLeadingTrivia()));
                break;
            case PropertyDeclarationSyntax property:
                editor.AddAttribute(property, made.WithAdditionalAnnotations(Formatter.Annotation));
                break;
        }

        return await ImportAdder.AddImportsAsync(editor.GetChangedDocument(), s_added, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The property, or the parameter that makes one, whose name is at the place.</summary>
    public static SyntaxNode? DeclarationAt(SyntaxNode root, Location place) =>
        root.FindToken(place.SourceSpan.Start).Parent is { } named && named is ParameterSyntax or PropertyDeclarationSyntax ? named : null;
}
