using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Which values of a case a pattern matches. Null is of no case.</summary>
internal static class PatternCover
{
    /// <summary>Whether the pattern matches every value of the case.</summary>
    public static bool All(IPatternOperation pattern, INamedTypeSymbol value) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation declaration => declaration.MatchesNull || Is(value, declaration.MatchedType),
        ITypePatternOperation type => Is(value, type.MatchedType),
        IRecursivePatternOperation recursive => Is(value, recursive.MatchedType) && AsksNothing(recursive),
        INegatedPatternOperation negated => None(negated.Pattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => All(either.LeftPattern, value) || All(either.RightPattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => All(both.LeftPattern, value) && All(both.RightPattern, value),
        _ => false,
    };

    /// <summary>Whether the pattern matches no value of the case.</summary>
    public static bool None(IPatternOperation pattern, INamedTypeSymbol value) => pattern switch
    {
        IConstantPatternOperation => true,
        IDeclarationPatternOperation { MatchesNull: false } declaration => AreApart(value, declaration.MatchedType),
        ITypePatternOperation type => AreApart(value, type.MatchedType),
        IRecursivePatternOperation recursive => AreApart(value, recursive.MatchedType),
        INegatedPatternOperation negated => All(negated.Pattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => None(either.LeftPattern, value) && None(either.RightPattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => None(both.LeftPattern, value) || None(both.RightPattern, value),
        _ => false,
    };

    private static bool AsksNothing(IRecursivePatternOperation pattern)
    {
        ITypeSymbol?[] parts = TypesOf(pattern.DeconstructSymbol as IMethodSymbol, pattern.DeconstructionSubpatterns.Length);
        return pattern.DeconstructionSubpatterns.Select((part, index) => IsTotal(part, parts[index])).All(static isTotal => isTotal)
            && pattern.PropertySubpatterns.All(static part => IsTotal(part.Pattern, TypeOf(part.Member)));
    }

    // As the compiler sees it: a value whose declaration says that it is not null is not.
    private static bool IsTotal(IPatternOperation pattern, ITypeSymbol? declared) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation { MatchesNull: true } => true,
        IDeclarationPatternOperation { MatchedType: { } matched } => IsAlways(declared, matched),
        ITypePatternOperation type => IsAlways(declared, type.MatchedType),
        IRecursivePatternOperation recursive => IsAlways(declared, recursive.MatchedType) && AsksNothing(recursive),
        _ => false,
    };

    private static bool IsAlways(ITypeSymbol? declared, ITypeSymbol matched) =>
        declared is not null
        && !MayBeNull(declared)
        && IsOrDerives(declared, matched);

    // Where nobody says whether it may be null, the compiler does not ask.
    private static bool MayBeNull(ITypeSymbol declared) =>
        declared.IsValueType ? declared.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        : declared.NullableAnnotation == NullableAnnotation.Annotated
            || declared is ITypeParameterSymbol { HasNotNullConstraint: false, HasReferenceTypeConstraint: false, ConstraintTypes.IsEmpty: true };

    private static ITypeSymbol? TypeOf(IOperation member) => member switch
    {
        IPropertyReferenceOperation property => property.Property.Type,
        IFieldReferenceOperation field => field.Field.Type,
        _ => null,
    };

    private static ITypeSymbol?[] TypesOf(IMethodSymbol? deconstruct, int count) =>
        deconstruct is { IsStatic: false } && deconstruct.Parameters.Length == count
            ? [.. deconstruct.Parameters.Select(static parameter => parameter.Type)]
            : new ITypeSymbol?[count];

    private static bool Is(INamedTypeSymbol value, ITypeSymbol? type) => type is not null && IsOrDerives(value, type);

    private static bool IsOrDerives(ITypeSymbol value, ITypeSymbol type)
    {
        for (ITypeSymbol? current = value; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return value.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }

    // A record that derives from the case may implement what the case does not.
    private static bool AreApart(INamedTypeSymbol value, ITypeSymbol? type) =>
        type is not null
        && !IsOrDerives(value, type)
        && (type.TypeKind == TypeKind.Class ? !IsOrDerives(type, value) : value.IsSealed);
}
