using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Roslyn;

/// <summary>What people wrote about a type, a member or a parameter, on one line.</summary>
internal static class Documentation
{
    private const string Summary = "summary";
    private const string Param = "param";

    /// <summary>The text of [Description], or else of the documentation comment: a parameter's, and that of the property of
    /// a positional parameter, is in its owner's comment. Null where nobody wrote one, or it is not well formed.</summary>
    public static string? Of(ISymbol symbol, CancellationToken cancellationToken)
    {
        ISymbol? twin = Twin(symbol);
        return Described(symbol) ?? (twin is null ? null : Described(twin)) ?? InComment(symbol, cancellationToken);
    }

    // The other half of a positional parameter and its property: an attribute on either describes both.
    private static ISymbol? Twin(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { ContainingType: { IsRecord: true } type } =>
            type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
                .FirstOrDefault(parameter => parameter.Name == symbol.Name && IsDeclaredWith(parameter, symbol)),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } type } } =>
            type.GetMembers(symbol.Name).FirstOrDefault(member => member is IPropertySymbol && IsDeclaredWith(member, symbol)),
        _ => null,
    };

    private static bool IsDeclaredWith(ISymbol symbol, ISymbol other) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } own
        && other.DeclaringSyntaxReferences.FirstOrDefault() is { } its
        && own.SyntaxTree == its.SyntaxTree
        && own.Span == its.Span;

    private static string? Described(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (KnownTypes.DescriptionAttribute.Matches(attribute.AttributeClass)
                && attribute.ConstructorArguments.Length == 1
                && TypeFacts.ValueOf(attribute.ConstructorArguments[0]) is string text
                && DocumentationXml.OneLine(text) is { } line)
            {
                return line;
            }
        }

        return null;
    }

    // Read from the declaration's own trivia: the symbol's comment is empty where the project is built without a
    // documentation file, and asking for it binds every cref in it.
    private static string? InComment(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty)
        {
            return InMetadata(symbol, cancellationToken);
        }

        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellationToken);
            string? text = syntax is ParameterSyntax
                ? syntax.Parent?.Parent is { } owner ? DocumentationXml.Element(DocumentationComment.Of(owner), Param, symbol.Name) : null
                : DocumentationXml.Element(DocumentationComment.Of(Declaration(syntax)), Summary);
            if (text is not null)
            {
                return text;
            }
        }

        return null;
    }

    private static SyntaxNode Declaration(SyntaxNode syntax) =>
        syntax is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } ? field : syntax;

    // A referenced assembly's file of comments, where the compiler was given one. There a positional property has the
    // comment of its parameter in the comment of the type.
    private static string? InMetadata(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: { } method })
        {
            return DocumentationXml.Element(Comment(method), Param, symbol.Name)
                ?? DocumentationXml.Element(Comment(method.ContainingType), Param, symbol.Name);
        }

        return DocumentationXml.Element(Comment(symbol), Summary)
            ?? (symbol is IPropertySymbol { ContainingType: { IsRecord: true } type } ? DocumentationXml.Element(Comment(type), Param, symbol.Name) : null);

        string Comment(ISymbol? documented) => documented?.GetDocumentationCommentXml(cancellationToken: cancellationToken) ?? "";
    }
}
