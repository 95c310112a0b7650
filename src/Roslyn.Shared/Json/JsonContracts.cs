using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Which events have a serializer: written by hand, generated, or generated once the generator has run.</summary>
internal static class JsonContracts
{
    public static bool Has(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        return IsWritten(definition)
            || (!definition.DeclaringSyntaxReferences.IsEmpty && IsGenerated(definition) && TypeDeclarationModel.Create(definition, cancellationToken) is not null);
    }

    /// <summary>Whether the event's declaration says itself how it is written, so that nothing is generated for that.</summary>
    public static bool IsByHand(INamedTypeSymbol type) => IsWrittenByHand(type) || DeclaresWriter(type);

    /// <summary>Whether the type's declaration implements the contract itself.</summary>
    public static bool IsWrittenByHand(INamedTypeSymbol type) => IsWritten(type) && !type.GetMembers().Any(IsGeneratedContract);

    /// <summary>Whether it says only how it is written, so that it cannot be read.</summary>
    public static bool IsOnlyWritten(INamedTypeSymbol type) => DeclaresWriter(type) && !IsWritten(type);

    private static bool DeclaresWriter(INamedTypeSymbol type) =>
        type.GetMembers(GeneratedNames.WriteJson).Any(static member =>
            member is IMethodSymbol { IsOverride: true, Parameters.Length: 1 } && !GeneratedNames.IsGenerated(member));

    private static bool IsGeneratedContract(ISymbol member) =>
        member is IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } method
        && KnownTypes.JsonCodec.Matches(method.ExplicitInterfaceImplementations[0].ContainingType)
        && GeneratedNames.IsGenerated(method);

    private static bool IsWritten(INamedTypeSymbol type) => type.AllInterfaces.Any(contract =>
        KnownTypes.JsonCodec.Matches(contract) && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type));

    /// <summary>Whether the declaration asks for a serializer: by its own attribute, or as what is nested in an event and
    /// derives from it.</summary>
    public static bool IsGenerated(INamedTypeSymbol type)
    {
        if (!type.IsRecord || DeclaresWriter(type))
        {
            return false;
        }

        if (EventTypes.AttributeOf(type) is not null)
        {
            return type.BaseType is { SpecialType: SpecialType.System_Object } || EventTypes.IsEvent(type.BaseType);
        }

        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (EventTypes.AttributeOf(container) is not null && DerivesFrom(type, container))
            {
                return IsGenerated(container);
            }
        }

        return false;
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
