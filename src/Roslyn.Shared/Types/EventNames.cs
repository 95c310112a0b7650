using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The names of events.</summary>
internal static class EventNames
{
    /// <summary>What the event is called: as its attribute says, else as its type.</summary>
    public static string NameOf(INamedTypeSymbol type) =>
        (EventTypes.AttributeOf(type) is { } attribute ? In(attribute) : null) ?? Of(type);

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

    /// <summary>The name that the attribute gives; null where it gives none.</summary>
    public static string? In(AttributeData attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Name" && argument.Value.Value is string name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether the name is written by hand, so that it is not known: as a property of the record, or of a base that
    /// must not be overridden.</summary>
    public static bool IsByHand(INamedTypeSymbol record)
    {
        if (record.GetMembers(GeneratedNames.EventType).Any(static member => !GeneratedNames.IsGenerated(member)))
        {
            return true;
        }

        for (INamedTypeSymbol? type = record.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(GeneratedNames.EventType).Any(static member => member.IsSealed))
            {
                return true;
            }
        }

        return false;
    }
}
