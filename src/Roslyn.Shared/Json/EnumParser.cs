using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads an enum.</summary>
internal static class EnumParser
{
    public static EnumModel? Parse(INamedTypeSymbol type, CodecFinder finder)
    {
        if (HasForeignConverter(type))
        {
            finder.Fail(type, "has a converter of its own");
            return null;
        }

        bool isFlags = TypeFacts.HasAttribute(type, KnownTypes.FlagsAttribute);
        var names = new List<EnumName>();
        var written = new HashSet<ulong>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue))
        {
            ulong value = Bits(field.ConstantValue!);
            string name = NameOf(field);
            if (Refusal(name, value, isFlags, names) is { } reason)
            {
                finder.Fail(type, reason);
                return null;
            }

            names.Add(new(Constant(field, type, finder), name, value, written.Add(value)));
        }

        INamedTypeSymbol number = type.EnumUnderlyingType!;
        return new(
            TypeNames.Of(type),
            type.Name,
            Documentation.Of(type, finder.CancellationToken),
            isFlags,
            TypeNames.Of(number),
            CodecNames.Of(CodecNames.Scalars[TypeNames.Metadata(number)].Codec),
            names.ToEquatableArray());
    }

    private static string? Refusal(string name, ulong value, bool isFlags, List<EnumName> before) =>
        !JsonNames.IsText(name) ? "has a name that is no valid text"
        : before.Exists(other => other.Name == name && other.Value != value) ? $"has two values that are '{name}' in JSON"
        : isFlags && (name.Length == 0 || name.Trim(' ').Length < name.Length || name.Contains(',')) ? $"has the name '{name}', which cannot be told from others in a list of names"
        : null;

    private static string Constant(IFieldSymbol field, INamedTypeSymbol type, CodecFinder finder) =>
        !finder.IsObsolete && TypeFacts.IsForbidden(field)
            ? $"unchecked(({TypeNames.Of(type)})({Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)}))"
            : $"{TypeNames.Of(type)}.{CSharpText.Identifier(field.Name)}";

    private static ulong Bits(object value) => value is ulong unsigned ? unsigned : unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public static string NameOf(IFieldSymbol field)
    {
        foreach (AttributeData attribute in field.GetAttributes())
        {
            if (KnownTypes.JsonStringEnumMemberNameAttribute.Matches(attribute.AttributeClass)
                && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string name)
            {
                return name;
            }
        }

        return field.Name;
    }

    // The framework's converter to names writes what we write.
    private static bool HasForeignConverter(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute =>
            KnownTypes.JsonConverterAttribute.Matches(attribute.AttributeClass)
            && !(attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is INamedTypeSymbol { Name: "JsonStringEnumConverter" }));
}
