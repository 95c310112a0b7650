using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Which records are the cases of unions.</summary>
internal static class UnionCases
{
    /// <summary>The member that names the case in JSON.</summary>
    public const string Discriminator = "type";

    /// <summary>Whether its base is what others name, such as a union, and not the record itself: it names itself in JSON.</summary>
    public static bool IsCase(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? ancestor = record.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (KnownTypes.StartEventBase.Matches(ancestor) || KnownTypes.StopEventBase.Matches(ancestor))
            {
                return true;
            }

            if (ancestor.IsAbstract
                && EventTypes.AttributeOf(ancestor) is not null
                && SymbolEqualityComparer.Default.Equals(ancestor.ContainingAssembly, record.ContainingAssembly))
            {
                return true;
            }
        }

        return false;
    }
}
