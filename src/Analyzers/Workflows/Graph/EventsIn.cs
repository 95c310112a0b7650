using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>The events that a step's result may hold.</summary>
internal static class EventsIn
{
    // Ends a type that is a sequence of itself.
    private const int Deepest = 4;

    /// <summary>The event itself, or those inside a task, a sequence or an AnyOf.</summary>
    public static IEnumerable<INamedTypeSymbol> Type(ITypeSymbol type) => Type(type, 0);

    private static IEnumerable<INamedTypeSymbol> Type(ITypeSymbol type, int depth)
    {
        if (type is INamedTypeSymbol named && EventTypes.IsEvent(type))
        {
            return [named];
        }

        IEnumerable<ITypeSymbol> inside = depth == Deepest ? []
            : type is INamedTypeSymbol { IsGenericType: true } generic ? generic.TypeArguments
            : SequenceItems.Of(type).Select(static items => items.Item);
        return inside.SelectMany(item => Type(item, depth + 1));
    }
}
