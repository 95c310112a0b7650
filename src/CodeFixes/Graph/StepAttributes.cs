using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>Finds and changes the attributes of steps.</summary>
internal static class StepAttributes
{
    /// <summary>The step that the node is in; null where it is in none.</summary>
    public static MethodDeclarationSyntax? StepAround(SyntaxNode? node) => node?
        .AncestorsAndSelf()
        .OfType<MethodDeclarationSyntax>()
        .FirstOrDefault(static method => StepOf(method) is not null);

    /// <summary>The step with one more attribute, beside the others as they are written.</summary>
    public static MethodDeclarationSyntax Add(MethodDeclarationSyntax step, string name, TypeSyntax argument)
    {
        AttributeSyntax marker = StepOf(step)!;
        AttributeSyntax added = SyntaxFactory.Attribute(Qualified(marker.Name, SyntaxFactory.GenericName(
            SyntaxFactory.Identifier(name),
            SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)))));
        var list = (AttributeListSyntax)marker.Parent!;
        AttributeListSyntax? own = step.AttributeLists.LastOrDefault(other => other != list && other.Attributes.All(IsDeclaration));
        return own is not null
            ? step.InsertNodesAfter(own, [SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(added)).WithTriviaFrom(WithoutComments(own))])
            : step.ReplaceNode(list, list.WithAttributes(Append(list.Attributes, added)));
    }

    private static AttributeListSyntax WithoutComments(AttributeListSyntax list) => list
        .WithLeadingTrivia(list.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse())
        .WithTrailingTrivia(list.GetTrailingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? list.GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            : list.GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));

    private static SeparatedSyntaxList<AttributeSyntax> Append(SeparatedSyntaxList<AttributeSyntax> attributes, AttributeSyntax added) => SyntaxFactory.SeparatedList(
        attributes.Add(added),
        attributes.GetSeparators().Concat(Enumerable.Repeat(
            SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space),
            attributes.Count - attributes.SeparatorCount)));

    private static AttributeSyntax? StepOf(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(static list => list.Attributes)
        .FirstOrDefault(static attribute => NameOf(attribute) is "Step" or "StepAttribute");

    private static bool IsDeclaration(AttributeSyntax attribute) => NameOf(attribute) is "Emits" or "EmitsAttribute" or "Publishes" or "PublishesAttribute";

    private static string NameOf(AttributeSyntax attribute) => (attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        var name => (SimpleNameSyntax)name,
    }).Identifier.ValueText;

    private static NameSyntax Qualified(NameSyntax like, SimpleNameSyntax name) => like switch
    {
        QualifiedNameSyntax qualified => qualified.WithRight(name),
        AliasQualifiedNameSyntax qualified => qualified.WithName(name),
        _ => name,
    };
}
