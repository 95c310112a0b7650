using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Chooses one declaration of a partial type: each that carries an attribute is offered, and a file may be
/// generated only once.</summary>
internal static class AttributedDeclaration
{
    /// <summary>Whether the declaration is offered for this attribute, and is the one that carries it.</summary>
    public static bool StandsForType(GeneratorAttributeSyntaxContext context, AttributeData attribute) =>
        context.Attributes.Any(offered => SymbolEqualityComparer.Default.Equals(offered.AttributeClass, attribute.AttributeClass))
        && attribute.ApplicationSyntaxReference is { } application
        && application.SyntaxTree == context.TargetNode.SyntaxTree
        && context.TargetNode.FullSpan.Contains(application.Span);
}
