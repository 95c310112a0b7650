using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds how values of a type are read while they arrive, and names the classes that are to be generated for the
/// objects among them.</summary>
/// <param name="finder">Finds the codecs.</param>
/// <param name="owner">The type that the classes are nested in, as generated code writes it.</param>
internal sealed class PartialFinder(CodecFinder finder, string owner)
{
    // As deep as codecs are looked for.
    private const int DeepestType = 64;

    private static readonly string s_reader = KnownTypes.PartialValue.Global + ".";
    private static readonly string s_element = KnownTypes.JsonElement.Global;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>Keeps names for other members of the owner.</summary>
    public PartialFinder Reserve(IEnumerable<string> names)
    {
        _taken.UnionWith(names);
        return this;
    }

    /// <summary>The name of the class of an object, by the type as generated code writes it; null where nothing asked for it.</summary>
    public string? NameOf(string typeName) => _names.TryGetValue(typeName, out string? name) ? name : null;

    /// <summary>How it is read, for a type that has a codec.</summary>
    public PartialReference Find(ITypeSymbol type)
    {
        ITypeSymbol value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0]
            : type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type;
        if (_depth == DeepestType)
        {
            return Element();
        }

        _depth++;
        try
        {
            return value switch
            {
                { SpecialType: SpecialType.System_String } => new("string", false, $"{s_reader}Text({PartialReference.Place})"),
                IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: not SpecialType.System_Byte } array => List(array.ElementType),
                IArrayTypeSymbol => Whole(value),
                INamedTypeSymbol named => Named(named),
                _ => Element(),
            };
        }
        finally
        {
            _depth--;
        }
    }

    private PartialReference Named(INamedTypeSymbol type)
    {
        string metadataName = TypeNames.Metadata(type);
        return KnownTypes.JsonElement.Matches(type) || EventTypes.IsEvent(type) ? Element()
            : type.TypeKind == TypeKind.Enum || CodecNames.Scalars.ContainsKey(metadataName) ? Whole(type)
            : CodecNames.Lists.ContainsKey(metadataName) ? List(type.TypeArguments[0])
            : CodecNames.Maps.ContainsKey(metadataName) ? Map(type.TypeArguments[1])
            : Object(type);
    }

    private static PartialReference Element() => new(s_element, true, $"{s_reader}Element({PartialReference.Place})");

    // A number is one from its first digit on; everything else once all of it has come.
    private PartialReference Whole(ITypeSymbol type)
    {
        if (finder.Find(type) is not { } codec)
        {
            return Element();
        }

        string method = !type.IsValueType ? "Whole" : codec.WriteMethod is "WriteInteger" or "WriteSingle" or "WriteDouble" or "WriteDecimal" ? "Number" : "WholeValue";
        return new(codec.TypeName, type.IsValueType, $"{s_reader}{method}<{codec.TypeName}, {codec.Codec}>({PartialReference.Place})");
    }

    private PartialReference List(ITypeSymbol item)
    {
        PartialReference inner = Find(item);
        return new(KnownTypes.ReadOnlyList.Of(inner.TypeName), false, Holding(inner.IsValue ? "ValueList" : "List", inner));
    }

    private PartialReference Map(ITypeSymbol item)
    {
        PartialReference inner = Find(item);
        return new(KnownTypes.ReadOnlyDictionary.Of("string", inner.TypeName), false, Holding(inner.IsValue ? "ValueMap" : "Map", inner));
    }

    // The lambda is cached by the compiler; inner ones have names of their own, because each is in its own scope.
    private static string Holding(string method, PartialReference inner) =>
        $"{s_reader}{method}<{inner.TypeName}>({PartialReference.Place}, static json => {inner.Read("json")})";

    private PartialReference Object(INamedTypeSymbol type)
    {
        string name = StructuredOutputs.HasPartial(type, finder.CancellationToken)
            ? TypeNames.Of(type) + "." + GeneratedNames.Partial
            : owner + "." + ClassName(type);
        return new(name, false, $"{s_reader}Members({PartialReference.Place}, static json => new {name}(json))");
    }

    private string ClassName(INamedTypeSymbol type)
    {
        string typeName = TypeNames.Of(type);
        if (!_names.TryGetValue(typeName, out string? name))
        {
            string first = type.Name + GeneratedNames.Partial;
            name = first;
            for (int number = 2; !IsFree(name, type) || !_taken.Add(name); number++)
            {
                name = first + CSharpText.Number(number);
            }

            _names.Add(typeName, name);
        }

        return name;
    }

    // No member has its class's name.
    private static bool IsFree(string name, INamedTypeSymbol type) => MemberParser.Properties(type).TrueForAll(property => property.Name != name);
}
