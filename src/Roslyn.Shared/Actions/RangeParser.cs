using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads [Range]: of two ints, two doubles, or a type and two texts, which are read the same everywhere.</summary>
internal static class RangeParser
{
    public static BoundProblem Read(AttributeData attribute, ITypeSymbol type, ref MemberBounds bounds)
    {
        NumberForm? form = FormOf(type.SpecialType);
        if (form is null)
        {
            return BoundProblem.DoesNotFit;
        }

        object?[] arguments = [.. attribute.ConstructorArguments.Select(TypeFacts.ValueOf)];
        object?[] limits = [.. arguments.Skip(arguments.Length - 2)];
        if (limits.Length != 2 || !TryRead(limits[0], form.Value, out string? minimum, out double least) || !TryRead(limits[1], form.Value, out string? maximum, out double greatest))
        {
            return BoundProblem.Unreadable;
        }

        bool isMinimumExclusive = IsSet(attribute, "MinimumIsExclusive");
        bool isMaximumExclusive = IsSet(attribute, "MaximumIsExclusive");
        if (least > greatest || (least == greatest && (isMinimumExclusive || isMaximumExclusive)))
        {
            return BoundProblem.Empty;
        }

        (double Least, double Greatest) ofType = LimitsOf(type.SpecialType);
        bounds = bounds with
        {
            Numbers = form.Value,
            Minimum = least <= ofType.Least && !isMinimumExclusive ? null : minimum,
            IsMinimumExclusive = isMinimumExclusive,
            Maximum = greatest >= ofType.Greatest && !isMaximumExclusive ? null : maximum,
            IsMaximumExclusive = isMaximumExclusive,
        };
        return BoundProblem.None;
    }

    private static bool IsSet(AttributeData attribute, string name) =>
        attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);

    // The text is null where every number of the form is within the limit.
    private static bool TryRead(object? limit, NumberForm form, out string? json, out double number)
    {
        json = null;
        number = double.NaN;
        if (limit is int whole)
        {
            json = CSharpText.Number(whole);
            number = whole;
        }
        else if (limit is double real && !double.IsNaN(real))
        {
            number = real;
            json = form == NumberForm.Decimal ? Exact(real) : double.IsInfinity(real) ? null : real.ToString("R", CultureInfo.InvariantCulture);
        }
        else if (limit is string text && form == NumberForm.Decimal && decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal exact))
        {
            json = exact.ToString(CultureInfo.InvariantCulture);
            number = (double)exact;
        }
        else if (limit is string digits && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && !double.IsNaN(parsed))
        {
            return TryRead(parsed, form, out json, out number);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static string? Exact(double number) =>
        number is > -7.9e28 and < 7.9e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : null;

    private static NumberForm? FormOf(SpecialType type) => type switch
    {
        SpecialType.System_Single or SpecialType.System_Double => NumberForm.Double,
        SpecialType.System_Decimal
            or SpecialType.System_Byte or SpecialType.System_SByte
            or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32
            or SpecialType.System_Int64 or SpecialType.System_UInt64 => NumberForm.Decimal,
        _ => null,
    };

    // A limit that is the type's own says nothing.
    private static (double Least, double Greatest) LimitsOf(SpecialType type) => type switch
    {
        SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
        SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => (int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => (uint.MinValue, uint.MaxValue),
        SpecialType.System_Single => (float.MinValue, float.MaxValue),
        SpecialType.System_Double => (double.MinValue, double.MaxValue),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };
}
