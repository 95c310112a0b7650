using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Defaults of parameters as C# and as JSON.</summary>
internal static class DefaultValues
{
    /// <summary>The default as C#.</summary>
    public static string Literal(IParameterSymbol parameter)
    {
        if (parameter.ExplicitDefaultValue is not { } value)
        {
            return "default!";
        }

        string text = Literal(value);
        return Underlying(parameter.Type) is { TypeKind: TypeKind.Enum } type
            ? $"unchecked(({TypeNames.Of(type)})({text}))"
            : text;
    }

    /// <summary>The default, or that of its type, as C# that has the parameter's type, so that no other overload takes it.</summary>
    public static string TypedLiteral(IParameterSymbol parameter)
    {
        string type = TypeNames.Of(parameter.Type);
        return parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } ? $"({type})({Literal(parameter)})" : $"default({type})!";
    }

    /// <summary>The default as JSON; null where it has no simple form.</summary>
    public static string? Json(IParameterSymbol parameter)
    {
        object? value = parameter.ExplicitDefaultValue;
        ITypeSymbol type = Underlying(parameter.Type);
        if (value is null)
        {
            return parameter.Type.IsReferenceType || !SymbolEqualityComparer.Default.Equals(type, parameter.Type) ? "null" : null;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            IFieldSymbol? named = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
            return named is null ? null : JsonNames.Quoted(EnumParser.NameOf(named));
        }

        return value switch
        {
            bool flag => flag ? "true" : "false",
            string text => JsonNames.Quoted(text),
            char c => JsonNames.Quoted(c.ToString()),
            double number when double.IsNaN(number) || double.IsInfinity(number) => null,
            float number when float.IsNaN(number) || float.IsInfinity(number) => null,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => CSharpText.Literal(text),
        char c => "'\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) + "'",
        double number => CSharpText.Number(number),
        float number when float.IsNaN(number) || float.IsInfinity(number) => "(float)" + CSharpText.Number((double)number),
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        long number when number == long.MinValue => "long.MinValue",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        int number when number == int.MinValue => "int.MinValue",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default!",
    };

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
