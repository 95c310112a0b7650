namespace GenFlow.Roslyn;

/// <summary>The codecs of the runtime, by the types that they are for. A test holds them against the real assembly.</summary>
internal static class CodecNames
{
    private const string Space = "global::GenFlow.Serialization.";

    /// <summary>Codecs of values without parts, by the type's metadata name, and the writer's method that does the same with
    /// what comes before the value; null where there is none.</summary>
    public static readonly IReadOnlyDictionary<string, (string Codec, string? Method)> Scalars = new Dictionary<string, (string Codec, string? Method)>(StringComparer.Ordinal)
    {
        ["System.Boolean"] = ("BooleanCodec", "WriteBoolean"),
        ["System.Byte"] = ("ByteCodec", "WriteInteger"),
        ["System.SByte"] = ("SByteCodec", "WriteInteger"),
        ["System.Int16"] = ("Int16Codec", "WriteInteger"),
        ["System.UInt16"] = ("UInt16Codec", "WriteInteger"),
        ["System.Int32"] = ("Int32Codec", "WriteInteger"),
        ["System.UInt32"] = ("UInt32Codec", "WriteInteger"),
        ["System.Int64"] = ("Int64Codec", "WriteInteger"),
        ["System.UInt64"] = ("UInt64Codec", "WriteInteger"),
        ["System.Single"] = ("SingleCodec", "WriteSingle"),
        ["System.Double"] = ("DoubleCodec", "WriteDouble"),
        ["System.Decimal"] = ("DecimalCodec", "WriteDecimal"),
        ["System.String"] = ("StringCodec", "WriteString"),
        ["System.Char"] = ("CharCodec", null),
        ["System.Guid"] = ("GuidCodec", null),
        ["System.DateTime"] = ("DateTimeCodec", null),
        ["System.DateTimeOffset"] = ("DateTimeOffsetCodec", null),
        ["System.TimeSpan"] = ("TimeSpanCodec", null),
        ["System.DateOnly"] = ("DateOnlyCodec", null),
        ["System.TimeOnly"] = ("TimeOnlyCodec", null),
        ["System.Uri"] = ("UriCodec", null),
        ["System.Text.Json.JsonElement"] = ("JsonElementCodec", null),
    };

    /// <summary>Codecs of lists, by the metadata name of the generic type, whose argument is the item.</summary>
    public static readonly IReadOnlyDictionary<string, string> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List`1"] = "ListCodec",
        ["System.Collections.Generic.IList`1"] = "InterfaceListCodec",
        ["System.Collections.Generic.IReadOnlyList`1"] = "ReadOnlyListCodec",
        ["System.Collections.Generic.ICollection`1"] = "CollectionCodec",
        ["System.Collections.Generic.IReadOnlyCollection`1"] = "ReadOnlyCollectionCodec",
        ["System.Collections.Generic.IEnumerable`1"] = "EnumerableCodec",
        ["System.Collections.Immutable.ImmutableArray`1"] = "ImmutableArrayCodec",
        ["System.Collections.Immutable.ImmutableList`1"] = "ImmutableListCodec",
    };

    /// <summary>Codecs of dictionaries, by the metadata name of the generic type, whose second argument is the value.</summary>
    public static readonly IReadOnlyDictionary<string, string> Maps = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.Dictionary`2"] = "DictionaryCodec",
        ["System.Collections.Generic.IDictionary`2"] = "InterfaceDictionaryCodec",
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = "ReadOnlyDictionaryCodec",
        ["System.Collections.Immutable.ImmutableDictionary`2"] = "ImmutableDictionaryCodec",
    };

    public const string Array = "ArrayCodec";
    public const string Bytes = "BytesCodec";
    public const string Nullable = "NullableCodec";
    public const string Optional = "OptionalCodec";
    public const string Event = "EventCodec";
    public const string Own = "OwnCodec";
    public const string Registered = "RegisteredCodec";
    public const string Registering = "RegisteringCodec";

    private static readonly HashSet<string> s_builtIn = [.. Scalars.Values.Select(static scalar => Of(scalar.Codec))];

    /// <summary>Whether the runtime knows the codec's type without being told.</summary>
    public static bool IsBuiltIn(string codec) => s_builtIn.Contains(codec);

    /// <summary>As generated code writes a codec of the runtime.</summary>
    public static string Of(string codec, params string[] arguments) =>
        Space + codec + (arguments.Length == 0 ? "" : "<" + string.Join(", ", arguments) + ">");
}
