using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Finds where a method's return type names a type.</summary>
internal static class ReturnTypes
{
    /// <summary>The part of the return type that is the type; the whole where it is not written there.</summary>
    public static Location? PlaceOf(ITypeSymbol type, IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration)
            {
                return (Find(declaration.ReturnType, method.ReturnType, type) ?? declaration.ReturnType).GetLocation();
            }
        }

        return null;
    }

    private static TypeSyntax? Find(TypeSyntax syntax, ITypeSymbol written, ITypeSymbol sought)
    {
        if (syntax is NullableTypeSyntax nullable && written.IsReferenceType)
        {
            return Find(nullable.ElementType, written, sought);
        }

        if (SymbolEqualityComparer.Default.Equals(written, sought))
        {
            return syntax;
        }

        return (syntax, written) switch
        {
            (QualifiedNameSyntax qualified, _) => Find(qualified.Right, written, sought),
            (AliasQualifiedNameSyntax qualified, _) => Find(qualified.Name, written, sought),
            (ArrayTypeSyntax array, IArrayTypeSymbol symbol) => Find(array.ElementType, symbol.ElementType, sought),
            (GenericNameSyntax generic, INamedTypeSymbol symbol) when generic.TypeArgumentList.Arguments.Count == symbol.TypeArguments.Length =>
                generic.TypeArgumentList.Arguments.Zip(symbol.TypeArguments, (argument, symbol) => Find(argument, symbol, sought)).FirstOrDefault(static found => found is not null),
            _ => null,
        };
    }
}
