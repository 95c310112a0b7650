using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Finds how a union's code names a record that derives from it.</summary>
internal static class CaseName
{
    /// <summary>The record with the union's type parameters in the places of its own; null where they do not correspond one
    /// to one, so that some values of the union could not be told apart by it, or where the union cannot see it.</summary>
    public static INamedTypeSymbol? In(INamedTypeSymbol record, INamedTypeSymbol union, Compilation compilation)
    {
        if (TypeFacts.IsFileLocal(record) || (TypeFacts.IsForbidden(record) && !TypeFacts.IsForbidden(union)) || !compilation.IsSymbolAccessibleWithin(record, union))
        {
            return null;
        }

        var parameters = new Dictionary<ISymbol, ITypeParameterSymbol>(SymbolEqualityComparer.Default);
        INamedTypeSymbol? baseType = BaseOf(record, union);
        for (INamedTypeSymbol? of = union; of is not null && baseType is not null; of = of.ContainingType, baseType = baseType.ContainingType)
        {
            for (int index = 0; index < of.Arity; index++)
            {
                if (baseType.TypeArguments[index] is not ITypeParameterSymbol argument
                    || parameters.ContainsKey(argument)
                    || !HasConstraintsOf(argument, of.TypeParameters[index]))
                {
                    return null;
                }

                parameters.Add(argument, of.TypeParameters[index]);
            }
        }

        return Construct(record, parameters);
    }

    private static INamedTypeSymbol? BaseOf(INamedTypeSymbol record, INamedTypeSymbol union)
    {
        INamedTypeSymbol? type = record.BaseType;
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, union))
        {
            type = type.BaseType;
        }

        return type;
    }

    private static INamedTypeSymbol? Construct(INamedTypeSymbol type, Dictionary<ISymbol, ITypeParameterSymbol> parameters)
    {
        INamedTypeSymbol definition = type;
        if (type.ContainingType is not null)
        {
            if (Construct(type.ContainingType, parameters) is not { } container)
            {
                return null;
            }

            definition = container.GetTypeMembers(type.Name, type.Arity).First(member => member.TypeKind == type.TypeKind);
        }

        if (type.Arity == 0)
        {
            return definition;
        }

        return type.TypeParameters.All(parameters.ContainsKey)
            ? definition.Construct([.. type.TypeParameters.Select(parameter => parameters[parameter])])
            : null;
    }

    private static bool HasConstraintsOf(ITypeParameterSymbol own, ITypeParameterSymbol other) =>
        SymbolEqualityComparer.Default.Equals(own, other)
        || (own.HasReferenceTypeConstraint == other.HasReferenceTypeConstraint
            && own.HasValueTypeConstraint == other.HasValueTypeConstraint
            && own.HasNotNullConstraint == other.HasNotNullConstraint
            && own.HasUnmanagedTypeConstraint == other.HasUnmanagedTypeConstraint
            && own.HasConstructorConstraint == other.HasConstructorConstraint
            && own.ConstraintTypes.Select(TypeNames.Identity).SequenceEqual(other.ConstraintTypes.Select(TypeNames.Identity)));
}
