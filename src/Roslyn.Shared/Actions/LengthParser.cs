using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads [Length], [MinLength], [MaxLength] and [StringLength]. Several hold together.</summary>
internal static class LengthParser
{
    public static BoundProblem Read(AttributeData attribute, ITypeSymbol type, ref MemberBounds bounds)
    {
        INamedTypeSymbol? kind = attribute.AttributeClass;
        int[] numbers = [.. attribute.ConstructorArguments.Select(static argument => TypeFacts.ValueOf(argument) as int? ?? -1)];
        (int Min, int Max) given;
        if (KnownTypes.LengthAttribute.Matches(kind) && numbers.Length == 2)
        {
            given = (numbers[0], numbers[1]);
        }
        else if (KnownTypes.MinLengthAttribute.Matches(kind) && numbers.Length == 1)
        {
            given = (numbers[0], int.MaxValue);
        }
        else if (KnownTypes.MaxLengthAttribute.Matches(kind))
        {
            // −1, or nothing, is for as long as a database takes.
            given = (0, numbers.Length == 1 && numbers[0] != -1 ? numbers[0] : int.MaxValue);
        }
        else if (KnownTypes.StringLengthAttribute.Matches(kind) && numbers.Length == 1)
        {
            given = (attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "MinimumLength").Value.Value as int? ?? 0, numbers[0]);
        }
        else
        {
            return BoundProblem.None;
        }

        if (FormOf(type) is not { } form || (KnownTypes.StringLengthAttribute.Matches(kind) && form != LengthForm.Text))
        {
            return BoundProblem.DoesNotFit;
        }

        int min = Math.Max(given.Min, bounds.MinLength);
        int max = Math.Min(given.Max, bounds.MaxLength);
        if (given.Min < 0 || given.Max < 0)
        {
            return BoundProblem.Unreadable;
        }

        if (min > max)
        {
            return BoundProblem.Empty;
        }

        bounds = bounds with { Lengths = form, MinLength = min, MaxLength = max };
        return BoundProblem.None;
    }

    private static LengthForm? FormOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return LengthForm.Text;
        }

        if (type is IArrayTypeSymbol { Rank: 1 })
        {
            return LengthForm.Length;
        }

        string name = type is INamedTypeSymbol named ? TypeNames.Metadata(named) : "";
        return CodecNames.Maps.ContainsKey(name) ? LengthForm.Map
            : !CodecNames.Lists.ContainsKey(name) ? null
            : KnownTypes.Enumerable.MetadataName == name ? LengthForm.Sequence
            : name.StartsWith("System.Collections.Immutable.ImmutableArray", StringComparison.Ordinal) ? LengthForm.Length
            : LengthForm.Count;
    }
}
