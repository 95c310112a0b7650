using System.Runtime.CompilerServices;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Unions and their cases, of the compilation and of what it references.</summary>
internal static class Unions
{
    // An assembly is walked once, not for each of its unions.
    private static readonly ConditionalWeakTable<IAssemblySymbol, ILookup<ISymbol, INamedTypeSymbol>> s_derived = new();

    /// <summary>Whether the type is a union or a level of one, and no record can derive from it but those that are its cases
    /// already: the generator has given it the member that closes it.</summary>
    public static bool IsClosed(INamedTypeSymbol type) => type is { IsAbstract: true, IsRecord: true } && ClosingOf(type) is not null;

    /// <summary>The abstract member that closes the union, which the type is or derives from; null where there is none.</summary>
    public static IMethodSymbol? ClosingOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(IsClosing) is { } closing)
            {
                return closing;
            }
        }

        return null;
    }

    /// <summary>The definitions of the records that are no levels and derive from the type, which is of the same assembly, in
    /// the order in which they are written.</summary>
    public static INamedTypeSymbol[] Cases(INamedTypeSymbol type) =>
        [.. s_derived.GetValue(type.OriginalDefinition.ContainingAssembly, DerivedIn)[type.OriginalDefinition]];

    /// <summary>Whether the record is abstract and an event by its own attribute.</summary>
    public static bool Is(INamedTypeSymbol type) =>
        type is { IsAbstract: true, IsRecord: true, TypeKind: TypeKind.Class } && EventTypes.AttributeOf(type) is not null;

    // By each of their bases.
    private static ILookup<ISymbol, INamedTypeSymbol> DerivedIn(IAssemblySymbol assembly) => Records(assembly.GlobalNamespace)
        .Where(record => !record.IsAbstract && SymbolEqualityComparer.Default.Equals(record.BaseType?.ContainingAssembly, assembly))
        .OrderBy(static record => record.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(static record => record.Locations[0].SourceSpan.Start)
        .ThenBy(static record => record.Locations[0].IsInSource ? "" : record.ToDisplayString(), StringComparer.Ordinal)
        .SelectMany(static record => Bases(record).Select(ancestor => (Ancestor: ancestor, Record: record)))
        .ToLookup(static pair => pair.Ancestor, static pair => pair.Record, SymbolEqualityComparer.Default);

    private static IEnumerable<ISymbol> Bases(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record.BaseType; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            yield return type.OriginalDefinition;
        }
    }

    private static bool IsClosing(IMethodSymbol method) =>
        method is { IsAbstract: true, DeclaredAccessibility: Accessibility.ProtectedAndInternal, Parameters.IsEmpty: true }
        && method.Name.StartsWith(GeneratedNames.Closing, StringComparison.Ordinal)
        && GeneratedNames.IsGenerated(method);

    private static IEnumerable<INamedTypeSymbol> Records(INamespaceOrTypeSymbol container)
    {
        // The members of a type that are no types are nobody's concern: to ask for them would bind them.
        IEnumerable<INamespaceOrTypeSymbol> members = container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers();
        foreach (INamespaceOrTypeSymbol member in members)
        {
            if (member is INamedTypeSymbol { IsRecord: true, TypeKind: TypeKind.Class } record)
            {
                yield return record;
            }

            foreach (INamedTypeSymbol inner in Records(member))
            {
                yield return inner;
            }
        }
    }
}
