using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Questions about types that the compiler has no single member for.</summary>
internal static class TypeFacts
{
    /// <summary>Whether the type is, or is made of, one that does not exist. The compiler has reported it then.</summary>
    public static bool IsUnresolved(ITypeSymbol? type) => type switch
    {
        null or { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnresolved(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnresolved) || (named.ContainingType is { } container && IsUnresolved(container)),
        _ => false,
    };

    public static bool HasAttribute(ISymbol symbol, KnownType attribute) =>
        symbol.GetAttributes().Any(data => attribute.Matches(data.AttributeClass));

    /// <summary>Whether to use the symbol is an error: it is obsolete, and not as a warning.</summary>
    public static bool IsForbidden(ISymbol symbol) =>
        symbol.GetAttributes().Any(static data =>
            KnownTypes.ObsoleteAttribute.Matches(data.AttributeClass)
            && data.ConstructorArguments.Length == 2
            && data.ConstructorArguments[1].Value is true);

    /// <summary>An attribute's argument; null for one that is no single value, or that the compiler rejects.</summary>
    public static object? ValueOf(TypedConstant argument) => argument.Kind == TypedConstantKind.Primitive ? argument.Value : null;

    /// <summary>Whether the type is, or is inside, one that only its own file can name.</summary>
    public static bool IsFileLocal(INamedTypeSymbol? type) =>
        type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType) || type.TypeArguments.OfType<INamedTypeSymbol>().Any(IsFileLocal));
}
