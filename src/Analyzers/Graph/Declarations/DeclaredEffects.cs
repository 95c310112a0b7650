using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>What a step's attributes say about its body.</summary>
internal static class DeclaredEffects
{
    /// <summary>The attributes of that kind whose argument exists.</summary>
    public static IEnumerable<(AttributeData Attribute, INamedTypeSymbol Type)> Of(IMethodSymbol step, KnownType attribute)
    {
        foreach (AttributeData data in step.GetAttributes().Where(data => attribute.Matches(data.AttributeClass)))
        {
            if (data.AttributeClass!.TypeArguments[0] is INamedTypeSymbol type && !TypeFacts.IsUnresolved(type))
            {
                yield return (data, type);
            }
        }
    }

    /// <summary>What the step says that it gives to other steps: what it returns needs no attribute.</summary>
    public static IEnumerable<EventReference> Sent(IMethodSymbol step, INamedTypeSymbol workflow) =>
        References(Of(step, KnownTypes.EmitsAttribute).Select(static declared => declared.Type).Concat(EventsIn.Type(step.ReturnType)), workflow);

    public static IEnumerable<EventReference> References(IEnumerable<INamedTypeSymbol> types, INamedTypeSymbol workflow) =>
        types.Select(type => EventReference.Create(type, workflow)).OfType<EventReference>();

    /// <summary>Whether an event of the type may be one of those: of a type that is known only roughly, one case will do.</summary>
    public static bool Cover(IEnumerable<EventReference> declared, EventReference given) => declared.Any(other => AreRelated(other, given));

    public static bool AreRelated(EventReference one, EventReference other) => one.Is(other) || other.Is(one);
}
