using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Roslyn;

/// <summary>Chooses the constructor that reading calls.</summary>
internal static class ConstructorParser
{
    /// <summary>The one marked [JsonConstructor], else the primary one, else the one without parameters, else the one with the
    /// most parameters that are all members.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, List<IPropertySymbol> properties, bool isOwn, CodecFinder finder)
    {
        IMethodSymbol[] candidates =
        [
            .. type.InstanceConstructors.Where(constructor => (isOwn || finder.IsAccessible(constructor, type)) && CanBeCalled(constructor, finder) && !IsCopy(constructor, type)),
        ];
        if (type.InstanceConstructors.FirstOrDefault(IsMarked) is { } marked)
        {
            return candidates.Contains(marked, SymbolEqualityComparer.Default) ? marked : null;
        }

        return candidates.FirstOrDefault(constructor => IsPrimary(constructor, finder.CancellationToken))
            ?? candidates.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty && !constructor.IsImplicitlyDeclared)
            ?? candidates
                .Where(constructor => !constructor.Parameters.IsEmpty && constructor.Parameters.All(parameter => MemberOf(parameter, properties) >= 0))
                .OrderByDescending(static constructor => constructor.Parameters.Length)
                .FirstOrDefault()
            ?? candidates.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty);
    }

    /// <summary>The index of the property that a parameter gives its value to; −1 for none.</summary>
    public static int MemberOf(IParameterSymbol parameter, List<IPropertySymbol> properties)
    {
        int exact = Find(StringComparison.Ordinal);
        return exact >= 0 ? exact : Find(StringComparison.OrdinalIgnoreCase);

        int Find(StringComparison comparison) => properties.FindIndex(property =>
            string.Equals(property.Name, parameter.Name, comparison)
            && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type));
    }

    private static bool IsMarked(IMethodSymbol constructor) => TypeFacts.HasAttribute(constructor, KnownTypes.JsonConstructorAttribute);

    private static bool CanBeCalled(IMethodSymbol constructor, CodecFinder finder) =>
        constructor.Parameters.All(static parameter => parameter.RefKind is RefKind.None or RefKind.In)
        && (finder.IsObsolete || !TypeFacts.IsForbidden(constructor));

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool IsPrimary(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.Length == 1
        && constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is TypeDeclarationSyntax { ParameterList: not null };
}
