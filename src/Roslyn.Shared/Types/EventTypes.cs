using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Which types are events. A generator does not see the bases that generators add, so that a type is an event
/// because it, or a base of it, carries the attribute; the two named bases are events themselves.</summary>
internal static class EventTypes
{
    public static bool IsEvent(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is { TypeKind: TypeKind.Class }; current = current.BaseType)
        {
            if (IsNamedBase(current) || AttributeOf(current) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The type's own [StreamEvent], else its own [Event], else null.</summary>
    public static AttributeData? AttributeOf(ITypeSymbol type)
    {
        AttributeData? plain = null;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (KnownTypes.StreamEventAttribute.Matches(attribute.AttributeClass))
            {
                return attribute;
            }

            if (plain is null && KnownTypes.EventAttribute.Matches(attribute.AttributeClass))
            {
                plain = attribute;
            }
        }

        return plain;
    }

    /// <summary>The identities of an event's bases, the nearest first, ending with <c>GenFlow.Event</c>; also those that
    /// generators add.</summary>
    public static EquatableArray<string> BasesOf(ITypeSymbol type)
    {
        var bases = new List<string>();
        ITypeSymbol current = type;
        while (current.BaseType is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } next)
        {
            bases.Add(TypeNames.Identity(next));
            current = next;
        }

        if (!IsNamedBase(current))
        {
            if (KnownTypes.StreamEventAttribute.Matches(AttributeOf(current)?.AttributeClass))
            {
                bases.Add(KnownTypes.StreamEvent.Global);
            }

            bases.Add(KnownTypes.Event.Global);
        }
        else if (KnownTypes.StreamEvent.Matches(current))
        {
            bases.Add(KnownTypes.Event.Global);
        }

        return bases.ToEquatableArray();
    }

    public static bool DerivesFrom(ITypeSymbol type, KnownType ancestor)
    {
        for (ITypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (ancestor.Matches(current))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamedBase(ITypeSymbol type) => KnownTypes.Event.Matches(type) || KnownTypes.StreamEvent.Matches(type);
}
