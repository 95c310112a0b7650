using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads the bounds of an argument or a member from the attributes of System.ComponentModel.DataAnnotations.</summary>
internal static class BoundsParser
{
    /// <summary>Those of a member: of the property, and of the parameter of the constructor that gives its value.</summary>
    public static (MemberBounds? Bounds, BoundProblem Problem) OfMember(IPropertySymbol property, IParameterSymbol? parameter) =>
        Of(property.Type, parameter is null ? property.GetAttributes() : property.GetAttributes().Concat(parameter.GetAttributes()));

    /// <summary>Those of a parameter.</summary>
    public static (MemberBounds? Bounds, BoundProblem Problem) OfParameter(IParameterSymbol parameter) => Of(parameter.Type, parameter.GetAttributes());

    /// <summary>The attributes that bound nothing, and why.</summary>
    public static IEnumerable<(AttributeData Attribute, BoundProblem Problem)> ProblemsOf(ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        var bounds = new MemberBounds(TypeNames.Of(ValueOf(type)), IsNullable: false);
        foreach (AttributeData attribute in attributes)
        {
            if (Read(attribute, ValueOf(type), ref bounds) is var problem and not BoundProblem.None)
            {
                yield return (attribute, problem);
            }
        }
    }

    private static ITypeSymbol ValueOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    // Null where nothing bounds it. Of those that are no bounds the first problem is told; the others hold.
    private static (MemberBounds? Bounds, BoundProblem Problem) Of(ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        bool isNullableValue = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        ITypeSymbol value = ValueOf(type);
        bool isNullable = isNullableValue || (type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated);
        var none = new MemberBounds(TypeNames.Of(value), isNullable);
        MemberBounds bounds = none;
        BoundProblem first = BoundProblem.None;
        foreach (AttributeData attribute in attributes)
        {
            BoundProblem problem = Read(attribute, value, ref bounds);
            first = first == BoundProblem.None ? problem : first;
        }

        return (bounds.Equals(none) ? null : bounds, first);
    }

    private static BoundProblem Read(AttributeData attribute, ITypeSymbol type, ref MemberBounds bounds)
    {
        INamedTypeSymbol? kind = attribute.AttributeClass;
        return KnownTypes.RangeAttribute.Matches(kind) ? RangeParser.Read(attribute, type, ref bounds)
            : KnownTypes.AllowedValuesAttribute.Matches(kind) ? AllowedValuesParser.Read(attribute, type, ref bounds)
            : KnownTypes.RegularExpressionAttribute.Matches(kind) ? PatternParser.Read(attribute, type, ref bounds)
            : LengthParser.Read(attribute, type, ref bounds);
    }
}
