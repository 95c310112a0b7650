using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads [AllowedValues]: texts, numbers, flags, characters and names of enums.</summary>
internal static class AllowedValuesParser
{
    public static BoundProblem Read(AttributeData attribute, ITypeSymbol type, ref MemberBounds bounds)
    {
        if (!CanBeListed(type))
        {
            return BoundProblem.DoesNotFit;
        }

        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false } list)
        {
            return BoundProblem.Unreadable;
        }

        var values = new List<AllowedValue>();
        foreach (TypedConstant constant in list.Values)
        {
            // Whether there may be no value is what the type says.
            if (constant.IsNull)
            {
                continue;
            }

            if (ValueOf(constant, type) is not { } value)
            {
                return BoundProblem.Unreadable;
            }

            if (!values.Contains(value))
            {
                values.Add(value);
            }
        }

        if (values.Count == 0)
        {
            return BoundProblem.Empty;
        }

        bounds = bounds with { Allowed = values.ToEquatableArray() };
        return BoundProblem.None;
    }

    private static bool CanBeListed(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
        || IsNumber(type.SpecialType);

    private static bool IsNumber(SpecialType type) => type is
        SpecialType.System_Byte or SpecialType.System_SByte
        or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32
        or SpecialType.System_Int64 or SpecialType.System_UInt64
        or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal;

    private static AllowedValue? ValueOf(TypedConstant constant, ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            IFieldSymbol? named = SymbolEqualityComparer.Default.Equals(constant.Type, type)
                ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value))
                : null;
            return named is null ? null : new($"{TypeNames.Of(type)}.{CSharpText.Identifier(named.Name)}", JsonNames.Quoted(EnumParser.NameOf(named)));
        }

        return (type.SpecialType, constant.Value) switch
        {
            (SpecialType.System_String, string text) when JsonNames.IsText(text) => new(CSharpText.Literal(text), JsonNames.Quoted(text)),
            (SpecialType.System_Char, char c) when !char.IsSurrogate(c) => new($"(char){CSharpText.Number((int)c)}", JsonNames.Quoted(c.ToString())),
            (SpecialType.System_Boolean, bool flag) => flag ? new("true", "true") : new("false", "false"),
            (_, IConvertible number and not (string or bool or char)) when IsNumber(type.SpecialType) && constant.Kind == TypedConstantKind.Primitive => Number(number, type),
            _ => null,
        };
    }

    private static AllowedValue? Number(IConvertible number, ITypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_Single or SpecialType.System_Double)
        {
            double real = number.ToDouble(CultureInfo.InvariantCulture);
            string text = real.ToString("R", CultureInfo.InvariantCulture);
            return double.IsNaN(real) || double.IsInfinity(real) ? null : new($"({TypeNames.Of(type)}){CSharpText.Number(real)}", text);
        }

        try
        {
            decimal exact = number.ToDecimal(CultureInfo.InvariantCulture);
            string text = exact.ToString(CultureInfo.InvariantCulture);
            bool fits = type.SpecialType == SpecialType.System_Decimal || (exact == decimal.Truncate(exact) && IsWithin(exact, type.SpecialType));
            return fits ? new(type.SpecialType == SpecialType.System_Decimal ? text + "m" : $"({TypeNames.Of(type)}){text}", text) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool IsWithin(decimal number, SpecialType type) => type switch
    {
        SpecialType.System_Byte => number is >= byte.MinValue and <= byte.MaxValue,
        SpecialType.System_SByte => number is >= sbyte.MinValue and <= sbyte.MaxValue,
        SpecialType.System_Int16 => number is >= short.MinValue and <= short.MaxValue,
        SpecialType.System_UInt16 => number is >= ushort.MinValue and <= ushort.MaxValue,
        SpecialType.System_Int32 => number is >= int.MinValue and <= int.MaxValue,
        SpecialType.System_UInt32 => number is >= uint.MinValue and <= uint.MaxValue,
        SpecialType.System_Int64 => number is >= long.MinValue and <= long.MaxValue,
        _ => number is >= ulong.MinValue and <= ulong.MaxValue,
    };
}
