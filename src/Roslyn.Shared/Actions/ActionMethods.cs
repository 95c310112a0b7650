using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds the methods with [Action] of a class.</summary>
internal static class ActionMethods
{
    /// <summary>Its own, in the order in which they were written; also those that are no actions for some reason.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type) =>
        DeclaredOrder.Of(type.GetMembers().OfType<IMethodSymbol>().Where(static method => method.PartialDefinitionPart is null && IsMarked(method)));

    public static bool IsMarked(IMethodSymbol method) => TypeFacts.HasAttribute(method, KnownTypes.ActionAttribute);
}
