using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>The types that a compilation declares, for the few questions that one type cannot answer. Listed when the first
/// is asked.</summary>
internal static class SourceTypes
{
    private static readonly ConditionalWeakTable<Compilation, INamedTypeSymbol[]> s_types = new();

    /// <summary>All, in the order of their places.</summary>
    public static INamedTypeSymbol[] Of(Compilation compilation) => s_types.GetValue(compilation, static from =>
    [
        .. In(from.Assembly.GlobalNamespace)
            .Select(static type => (Type: type, Place: Places.OfName(type)))
            .Where(static found => found.Place is not null)
            .OrderBy(static found => found.Place!.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static found => found.Place!.SourceSpan.Start)
            .Select(static found => found.Type),
    ]);

    /// <summary>Those that derive from the class, at any distance.</summary>
    public static IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type, Compilation compilation) =>
        Of(compilation).Where(candidate => Derives(candidate, type));

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container)
    {
        IEnumerable<INamespaceOrTypeSymbol> members = container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers();
        foreach (INamespaceOrTypeSymbol member in members)
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inner in In(member))
            {
                yield return inner;
            }
        }
    }
}
