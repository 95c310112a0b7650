using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds the widest visibility that a member of a class may have when its signature names a type.</summary>
internal static class ReachOf
{
    public static Reach Type(ITypeSymbol type, INamedTypeSymbol within)
    {
        // Members of a class that is itself private still may not show the class's own private types.
        if (IsPrivateInside(type, within))
        {
            return Reach.Private;
        }

        Reach own = Narrowest(type);
        return own >= Narrowest(within) ? Reach.Public : own;
    }

    private static Reach Narrowest(ITypeSymbol type)
    {
        var reach = Reach.Public;
        foreach (INamedTypeSymbol part in Parts(type))
        {
            Reach declared = Declared(part);
            reach = declared < reach ? declared : reach;
        }

        return reach;
    }

    private static bool IsPrivateInside(ITypeSymbol type, INamedTypeSymbol within) =>
        Parts(type).Any(part => Declared(part) == Reach.Private && IsInside(part, within));

    private static bool IsInside(INamedTypeSymbol type, INamedTypeSymbol outer)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(container.OriginalDefinition, outer.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    // The type, its containing types, and those of its type arguments and elements.
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type)
    {
        while (type is IArrayTypeSymbol array)
        {
            type = array.ElementType;
        }

        for (INamedTypeSymbol? current = type as INamedTypeSymbol; current is not null; current = current.ContainingType)
        {
            yield return current;
            foreach (INamedTypeSymbol part in current.TypeArguments.SelectMany(Parts))
            {
                yield return part;
            }
        }
    }

    private static Reach Declared(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => Reach.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Reach.Internal,
        _ => Reach.Private,
    };
}
