using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Finds the codec of a type, and collects the codecs that are to be generated on the way. What cannot be JSON is
/// told in <see cref="Problem"/>.</summary>
/// <param name="compilation">Where the types are.</param>
/// <param name="within">The type that the generated codecs are nested in.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class CodecFinder(Compilation compilation, INamedTypeSymbol within, CancellationToken cancellationToken)
{
    // As deep as JSON is written: a type that holds ever larger ones ends here.
    private const int DeepestType = 64;

    private readonly List<(string Identity, HelperCodec? Codec)> _helpers = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>Why the last search failed, as the end of a sentence: <c>is a Stream, which …</c>.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Whether it failed at a type that does not exist, which the compiler has reported.</summary>
    public bool IsUnresolved { get; private set; }

    public IEnumerable<HelperCodec> Helpers => _helpers.Select(static helper => helper.Codec).OfType<HelperCodec>();

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The class that the codecs are nested in.</summary>
    public string CodecsName { get; init; } = GeneratedNames.Codecs;

    /// <summary>Finds how members are read while they arrive; null where nothing reads them then.</summary>
    public PartialFinder? Partials { get; set; }

    /// <summary>Whether the codecs are of what models give: bounds are read, and what may be null may be missing, because
    /// models leave it out.</summary>
    public bool IsForModels { get; set; }

    /// <summary>Runs a search whose codecs are dropped if it fails.</summary>
    public T? Try<T>(Func<CodecFinder, T?> search)
        where T : class
    {
        int before = _helpers.Count;
        T? found = search(this);
        if (found is null)
        {
            foreach ((string identity, _) in _helpers.Skip(before))
            {
                _names.Remove(identity);
            }

            _helpers.RemoveRange(before, _helpers.Count - before);
        }

        return found;
    }

    /// <summary>The codec of a type; null where it has none.</summary>
    public CodecReference? Find(ITypeSymbol type)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_depth == DeepestType)
        {
            return Fail(type, "is nested too deep");
        }

        _depth++;
        try
        {
            return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? NullableValue(nullable)
                : type is ITypeParameterSymbol parameter ? new(TypeNames.Annotated(parameter), CodecNames.Of(CodecNames.Registered, TypeNames.Annotated(parameter)))
                : type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated ? Optional(type)
                : NotNull(type);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Says why a search failed.</summary>
    public CodecReference? Fail(ITypeSymbol type, string reason)
    {
        Problem = $"{type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)} {reason}";
        IsUnresolved = TypeFacts.IsUnresolved(type);
        return null;
    }

    /// <summary>Adds the member that is to blame to the reason.</summary>
    public void Blame(string member) => Problem = $"{member}: {Problem}";

    /// <summary>Whether the generated code is obsolete itself, so that it may use what is.</summary>
    public bool IsObsolete { get; } = IsInObsolete(within);

    public bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, within);

    /// <summary>Whether the code for an object can see its member. The code for an event is in the event, also in one that
    /// is nested in another.</summary>
    public bool IsAccessible(ISymbol member, INamedTypeSymbol type) =>
        compilation.IsSymbolAccessibleWithin(member, EventTypes.IsEvent(type) ? type : within, type);

    private static bool IsInObsolete(INamedTypeSymbol? type) =>
        type is not null && (TypeFacts.HasAttribute(type, KnownTypes.ObsoleteAttribute) || IsInObsolete(type.ContainingType));

    private CodecReference? NullableValue(INamedTypeSymbol nullable) =>
        Find(nullable.TypeArguments[0]) is { } inner
            ? new(inner.TypeName + "?", CodecNames.Of(CodecNames.Nullable, inner.TypeName, inner.Codec))
            : null;

    private CodecReference? Optional(ITypeSymbol type)
    {
        if (NotNull(type) is not { } inner)
        {
            return null;
        }

        // A text that is null is written as null by the writer itself.
        string? method = inner.WriteMethod == "WriteString" ? inner.WriteMethod : null;
        return new(inner.TypeName + "?", CodecNames.Of(CodecNames.Optional, inner.TypeName, inner.Codec), method);
    }

    private CodecReference? NotNull(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }:
                return new(TypeNames.Of(type), CodecNames.Of(CodecNames.Bytes));
            case IArrayTypeSymbol { Rank: 1 } array:
                return Holding(type, CodecNames.Array, array.ElementType);
            case INamedTypeSymbol named when !IsObsolete && TypeFacts.IsForbidden(named):
                return Fail(type, "is obsolete and must not be used");
            case INamedTypeSymbol { IsTupleType: false } named when !TypeFacts.IsUnresolved(named):
                return Named(named);
            default:
                return Fail(type, "has no form in JSON");
        }
    }

    private CodecReference? Named(INamedTypeSymbol type)
    {
        if (EventTypes.IsEvent(type))
        {
            return Event(type);
        }

        if (IsForModels && !IsOnlyAliased(type) && IsAccessible(type) && StructuredOutputs.HasPartial(type, cancellationToken))
        {
            return new(TypeNames.Of(type), CodecNames.Of(CodecNames.Own, TypeNames.Of(type)));
        }

        string metadataName = TypeNames.Metadata(type);
        return CodecNames.Scalars.TryGetValue(metadataName, out (string Codec, string? Method) scalar) ? new(TypeNames.Of(type), CodecNames.Of(scalar.Codec), scalar.Method)
            : CodecNames.Lists.TryGetValue(metadataName, out string? list) ? Holding(type, list, type.TypeArguments[0])
            : CodecNames.Maps.TryGetValue(metadataName, out string? map) ? Map(type, map)
            : Generated(type);
    }

    private CodecReference? Holding(ITypeSymbol type, string codec, ITypeSymbol item) =>
        Find(item) is { } inner ? new(TypeNames.Of(type), CodecNames.Of(codec, inner.TypeName, inner.Codec)) : null;

    private CodecReference? Map(INamedTypeSymbol type, string codec) =>
        type.TypeArguments[0].SpecialType == SpecialType.System_String
            ? Holding(type, codec, type.TypeArguments[1])
            : Fail(type, "has keys that are no strings");

    // Generated code begins every name at the global namespace.
    private bool IsOnlyAliased(INamedTypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
        && compilation.GetMetadataReference(type.ContainingAssembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private CodecReference? Event(INamedTypeSymbol type)
    {
        if (IsOnlyAliased(type))
        {
            return Fail(type, "cannot be seen from here");
        }

        if (!JsonContracts.Has(type, cancellationToken))
        {
            return Fail(type, "is an event without a serializer: it needs [Event] or [StreamEvent] of its own and must be partial");
        }

        string name = TypeNames.Of(type);
        string codec = CodecNames.Of(CodecNames.Event, name);
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            if (Find(argument) is not { } inner)
            {
                return null;
            }

            // What the runtime knows, and what whoever closes this type registers, needs no registration here.
            if (argument is not ITypeParameterSymbol && !CodecNames.IsBuiltIn(inner.Codec))
            {
                codec = CodecNames.Of(CodecNames.Registering, name, codec, inner.TypeName, inner.Codec);
            }
        }

        return new(name, codec);
    }

    private CodecReference? Generated(INamedTypeSymbol type)
    {
        // With the annotations inside it: one type whose items may be null and one whose may not have two codecs.
        string identity = TypeNames.Of(type);
        if (!_names.TryGetValue(identity, out string? name))
        {
            name = UniqueName(type.Name);
            _names.Add(identity, name);
            int place = _helpers.Count;
            _helpers.Add((identity, null));
            if (Helper(type, name) is not { } helper)
            {
                return null;
            }

            _helpers[place] = (identity, helper);
        }

        return new(TypeNames.Of(type), CodecsName + "." + name);
    }

    private HelperCodec? Helper(INamedTypeSymbol type, string name)
    {
        if (IsOnlyAliased(type) || !IsAccessible(type))
        {
            Fail(type, "cannot be seen from here");
            return null;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return EnumParser.Parse(type, this) is { } found ? new(name, null, found) : null;
        }

        return ObjectParser.ParsePlain(type, this) is { } model ? new(name, model, null) : null;
    }

    private string UniqueName(string typeName)
    {
        string name = typeName + "Codec";
        for (int number = 2; _names.ContainsValue(name); number++)
        {
            name = typeName + "Codec" + CSharpText.Number(number);
        }

        return name;
    }
}
