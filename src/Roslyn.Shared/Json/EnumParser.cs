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

        var names = new List<EnumName>();
        var written = new HashSet<ulong>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue))
        {
            ulong value = Bits(field.ConstantValue!);
            string name = NameOf(field);
            if (!JsonNames.IsText(name))
            {
                finder.Fail(type, "has a name that is no valid text");
                return null;
            }

            names.Add(new(CSharpText.Identifier(field.Name), name, value, written.Add(value)));
        }

        INamedTypeSymbol number = type.EnumUnderlyingType!;
        return new(
            TypeNames.Of(type),
            type.Name,
            Documentation.Of(type, finder.CancellationToken),
            TypeFacts.HasAttribute(type, KnownTypes.FlagsAttribute),
            TypeNames.Of(number),
            CodecNames.Of(CodecNames.Scalars[TypeNames.Metadata(number)].Codec),
            names.ToEquatableArray());
    }

    private static ulong Bits(object value) => value is ulong unsigned ? unsigned : unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static string NameOf(IFieldSymbol field)
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
