using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The name of an event where its attribute gives none.</summary>
internal static class EventNames
{
    /// <summary>The type's name with its containing events, dotted.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        string name = type.Name;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (EventTypes.IsEvent(container))
            {
                name = container.Name + "." + name;
            }
        }

        return name;
    }
}
