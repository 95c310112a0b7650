using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Whether a class without [Workflow] may be the base of one.</summary>
internal static class Inheritance
{
    /// <summary>Whether a workflow derives from it, or one of another assembly may.</summary>
    public static bool MayHaveWorkflow(INamedTypeSymbol type, Compilation compilation) =>
        IsOpen(type) || SourceTypes.DerivedFrom(type, compilation).Any(static derived => AnalyzedWorkflows.IsWorkflow(derived) || IsOpen(derived));

    /// <summary>The workflows that derive from it inside it, where its private members can be seen.</summary>
    public static IEnumerable<INamedTypeSymbol> NestedWorkflows(INamedTypeSymbol type, Compilation compilation) =>
        SourceTypes.DerivedFrom(type, compilation).Where(derived => AnalyzedWorkflows.IsWorkflow(derived) && IsInside(derived, type));

    private static bool IsOpen(INamedTypeSymbol type) =>
        !type.IsSealed
        && !type.IsStatic
        && type.InstanceConstructors.Any(constructor => IsSeenOutside(constructor))
        && IsSeenOutside(type);

    // What friends see counts as seen: they are other assemblies.
    private static bool IsSeenOutside(ISymbol symbol)
    {
        bool hasFriends = symbol.ContainingAssembly.GetAttributes().Any(static data => data.AttributeClass?.Name == "InternalsVisibleToAttribute");
        for (ISymbol? current = symbol; current is IMethodSymbol or INamedTypeSymbol; current = current.ContainingType)
        {
            bool isSeen = current.DeclaredAccessibility switch
            {
                Accessibility.Private => false,
                Accessibility.Internal or Accessibility.ProtectedAndInternal => hasFriends,
                _ => true,
            };
            if (!isSeen)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInside(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        INamedTypeSymbol? container = type.ContainingType;
        while (container is not null && !SymbolEqualityComparer.Default.Equals(container, other))
        {
            container = container.ContainingType;
        }

        return container is not null;
    }
}
