using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds how code names a record that derives from a union.</summary>
internal static class CaseName
{
    /// <summary>The record with the union's type parameters in the places of its own; null where they do not correspond one
    /// to one, so that some values of the union could not be told apart by it, or where the union cannot see it.</summary>
    public static INamedTypeSymbol? In(INamedTypeSymbol record, INamedTypeSymbol union, Compilation compilation)
    {
        return TypeFacts.IsFileLocal(record) || (TypeFacts.IsForbidden(record) && !TypeFacts.IsForbidden(union)) || !compilation.IsSymbolAccessibleWithin(record, union)
            ? null
            : Of(record, union);
    }

    /// <summary>The record with the type arguments of the union, which may be constructed, in the places of its type
    /// parameters; null where they do not correspond one to one.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol record, INamedTypeSymbol union)
    {
        var arguments = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        INamedTypeSymbol? baseType = BaseOf(record, union.OriginalDefinition);
        for (INamedTypeSymbol? of = union; of is not null && baseType is not null; of = of.ContainingType, baseType = baseType.ContainingType)
        {
            for (int index = 0; index < of.Arity; index++)
            {
                if (baseType.TypeArguments[index] is not ITypeParameterSymbol argument
                    || arguments.ContainsKey(argument)
                    || !HasConstraintsOf(argument, of.TypeParameters[index]))
                {
                    return null;
                }

                arguments.Add(argument, of.TypeArguments[index]);
            }
        }

        return Construct(record, arguments);
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

    private static INamedTypeSymbol? Construct(INamedTypeSymbol type, Dictionary<ISymbol, ITypeSymbol> arguments)
    {
        INamedTypeSymbol definition = type;
        if (type.ContainingType is not null)
        {
            if (Construct(type.ContainingType, arguments) is not { } container)
            {
                return null;
            }

            definition = container.GetTypeMembers(type.Name, type.Arity).First(member => member.TypeKind == type.TypeKind);
        }

        if (type.Arity == 0)
        {
            return definition;
        }

        return type.TypeParameters.All(arguments.ContainsKey)
            ? definition.Construct([.. type.TypeParameters.Select(parameter => arguments[parameter])])
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
