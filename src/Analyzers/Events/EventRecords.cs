using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Which records are events by their declaration.</summary>
internal static class EventRecords
{
    /// <summary>Whether the record carries [Event] or [StreamEvent], or is nested in such a record and derives from it.</summary>
    public static bool Is(INamedTypeSymbol type) =>
        type is { IsRecord: true, TypeKind: TypeKind.Class } && (EventTypes.AttributeOf(type) is not null || IsNestedCase(type));

    /// <summary>Whether it is a stream event, so that it is written as JSON wherever a run is watched from outside.</summary>
    public static bool IsStreamed(INamedTypeSymbol type) => EventTypes.BasesOf(type).Contains(KnownTypes.StreamEvent.Global);

    public static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        INamedTypeSymbol? current = type.BaseType;
        while (current is not null && !SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
        {
            current = current.BaseType;
        }

        return current is not null;
    }

    private static bool IsNestedCase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (EventTypes.AttributeOf(container) is not null && DerivesFrom(type, container.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
