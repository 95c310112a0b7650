using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds the widest visibility that a member of a class may have when its signature names a type: as wide as
/// the class, unless the type is visible in fewer places.</summary>
internal static class ReachOf
{
    public static Reach Type(ITypeSymbol type, INamedTypeSymbol within)
    {
        INamedTypeSymbol[] narrower = [.. Parts(type).Where(part => !IsAtLeastAsVisible(part, within))];
        return narrower.Length == 0 ? Reach.Public
            : narrower.All(static part => part.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal) ? Reach.Internal
            : Reach.Private;
    }

    private static bool IsAtLeastAsVisible(INamedTypeSymbol part, INamedTypeSymbol within) => part.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => WithContainers(within).Any(static link =>
            link.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal),
        Accessibility.Protected => WithContainers(within).Any(link =>
            link.DeclaredAccessibility is Accessibility.Protected or Accessibility.Private or Accessibility.ProtectedAndInternal && IsIn(link, part)),
        Accessibility.ProtectedAndInternal => WithContainers(within).Any(link =>
            link.DeclaredAccessibility is Accessibility.Private or Accessibility.ProtectedAndInternal && IsIn(link, part)),
        _ => WithContainers(within).Any(link => link.DeclaredAccessibility == Accessibility.Private && IsIn(link, part)),
    };

    // Whether the class that confines the one is, or is inside, the class that confines the other.
    private static bool IsIn(INamedTypeSymbol link, INamedTypeSymbol part) =>
        WithContainers(link.ContainingType).Any(container =>
            SymbolEqualityComparer.Default.Equals(container.OriginalDefinition, part.ContainingType?.OriginalDefinition));

    private static IEnumerable<INamedTypeSymbol> WithContainers(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    // The type, its containing types, and those of its type arguments and elements.
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type)
    {
        while (type is IArrayTypeSymbol array)
        {
            type = array.ElementType;
        }

        foreach (INamedTypeSymbol part in WithContainers(type as INamedTypeSymbol))
        {
            yield return part;
            foreach (INamedTypeSymbol argument in part.TypeArguments.SelectMany(Parts))
            {
                yield return argument;
            }
        }
    }
}
