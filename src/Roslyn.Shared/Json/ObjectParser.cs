using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads how objects of a type are written and read. What cannot be, the finder tells.</summary>
internal static class ObjectParser
{
    /// <summary>A record, class or struct that is no event.</summary>
    public static ObjectModel? ParsePlain(INamedTypeSymbol type, CodecFinder finder)
    {
        if (Refusal(type) is { } reason)
        {
            finder.Fail(type, reason);
            return null;
        }

        ObjectModel? model = Parse(type, type.Name, isOwn: false, finder);
        if (model is { Members.IsEmpty: true } && !type.IsRecord)
        {
            finder.Fail(type, "has no public properties");
            return null;
        }

        return model;
    }

    /// <summary>An event, whose codec is generated inside it.</summary>
    public static ObjectModel? ParseEvent(INamedTypeSymbol type, string name, CodecFinder finder) => Parse(type, name, isOwn: true, finder);

    /// <summary>Everything that keeps an event from being JSON.</summary>
    public static List<MemberProblem> ProblemsOfEvent(INamedTypeSymbol type, CodecFinder finder)
    {
        var problems = new List<MemberProblem>();
        Parse(type, type.Name, isOwn: true, finder, problems);
        return problems;
    }

    private static string? Refusal(INamedTypeSymbol type) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsRefLikeType || type.IsStatic ? "has no form in JSON"
        : type.IsAbstract ? "is abstract and no union of events"
        : IsOfFramework(type) ? "has no form in JSON"
        : TypeFacts.HasAttribute(type, KnownTypes.JsonConverterAttribute) ? "has a converter of its own"
        : TypeFacts.HasAttribute(type, KnownTypes.JsonPolymorphicAttribute) || TypeFacts.HasAttribute(type, KnownTypes.JsonDerivedTypeAttribute) ? "has derived types in JSON, which only a union of events can have"
        : type.AllInterfaces.Any(static contract => contract.SpecialType is SpecialType.System_IDisposable or SpecialType.System_Collections_IEnumerable
            || KnownTypes.AsyncDisposable.Matches(contract)) ? "is a live object or a collection of its own"
        : null;

    // What the framework's own types show as properties is not what they are.
    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        if (type.Locations.Any(static location => location.IsInSource))
        {
            return false;
        }

        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name is "System" or "Microsoft";
    }

    // Without a list of problems the first ends the search.
    private static ObjectModel? Parse(INamedTypeSymbol type, string name, bool isOwn, CodecFinder finder, List<MemberProblem>? problems = null)
    {
        List<IPropertySymbol> properties = MemberParser.Properties(type);
        if (ConstructorParser.Find(type, properties, isOwn, finder) is not { } constructor)
        {
            finder.Fail(type, "has no constructor whose parameters are all members");
            problems?.Add(new(null, finder));
            return null;
        }

        var members = new List<(IPropertySymbol Property, JsonMember Member)>();
        foreach (IPropertySymbol property in properties)
        {
            IParameterSymbol? parameter = constructor.Parameters.FirstOrDefault(candidate => ConstructorParser.MemberOf(candidate, properties) is var at and >= 0 && properties[at].Equals(property, SymbolEqualityComparer.Default));
            if (IsNoMember(property, isOwn) || (parameter is null && !MemberParser.IsSettable(property, type, finder)))
            {
                continue;
            }

            bool isMustSet = property.IsRequired && !TypeFacts.HasAttribute(constructor, KnownTypes.SetsRequiredMembersAttribute);
            if (finder.Try(search => Member(property, parameter, isMustSet, type, search)) is { } member)
            {
                members.Add((property, member));
                continue;
            }

            problems?.Add(new(property, finder));
            finder.Blame(property.Name);
            if (problems is null)
            {
                return null;
            }
        }

        if (problems is { Count: > 0 })
        {
            return null;
        }

        if (MemberRefusals.OfRest(type, constructor, property => members.Exists(pair => pair.Property.Name == property.Name)) is { } refused)
        {
            finder.Fail(refused.Type, refused.Reason);
            problems?.Add(new(refused.Member, finder));
            finder.Blame(refused.Member.Name);
            return null;
        }

        if (members.GroupBy(static pair => pair.Member.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            finder.Fail(type, $"has two members that are '{twice.Key}' in JSON");
            problems?.Add(new(twice.Last().Property, finder));
            return null;
        }

        // What may be left out comes last: the comma before it belongs to it then.
        members = [.. members.OrderBy(static pair => pair.Member.Omission != Omission.Never)];
        if (Arguments(constructor, properties, members, finder) is not { } arguments)
        {
            problems?.Add(new(null, finder));
            return null;
        }

        return new(
            TypeNames.Of(type),
            name,
            Documentation.Of(type, finder.CancellationToken),
            type.IsReferenceType,
            type.IsSealed,
            members.Select(static pair => pair.Member).ToEquatableArray(),
            arguments);
    }

    private static bool IsNoMember(IPropertySymbol property, bool isEvent) =>
        MemberParser.OmissionOf(property) is null || (isEvent && property.Name == "EventType");

    private static JsonMember? Member(IPropertySymbol property, IParameterSymbol? parameter, bool isMustSet, INamedTypeSymbol type, CodecFinder finder)
    {
        if (MemberRefusals.Of(property, type, finder) is { } reason)
        {
            finder.Fail(property.Type, reason);
            return null;
        }

        string name = JsonNames.Of(property);
        if (!JsonNames.IsText(name))
        {
            finder.Fail(property.Type, "has a name in JSON that is no valid text");
            return null;
        }

        if (finder.Find(property.Type) is not { } codec)
        {
            return null;
        }

        bool isMarked = MemberParser.IsMarkedRequired(property);
        bool isOptionalParameter = parameter is { HasExplicitDefaultValue: true };
        string? initial = isOptionalParameter ? DefaultValues.Literal(parameter!)
            : parameter is not null || isMarked || MemberParser.BeginsAsDefault(property, type, finder.CancellationToken) ? "default!"
            : null;

        // What may be left out when it is written is not missed when it is read.
        Omission omission = MemberParser.OmissionOf(property) ?? Omission.Never;
        bool mayBeLeftOut = finder.IsForModels && codec.TypeName.EndsWith("?", StringComparison.Ordinal);
        bool isRequired = omission == Omission.Never && (isMarked || (parameter is { HasExplicitDefaultValue: false } && !mayBeLeftOut));
        string? defaultJson = isRequired ? null
            : isOptionalParameter ? DefaultValues.Json(parameter!)
            : initial is not null && codec.TypeName.EndsWith("?", StringComparison.Ordinal) ? "null"
            : null;
        return new(
            CSharpText.Identifier(property.Name),
            name,
            codec,
            isRequired,
            parameter is null || isMustSet,
            initial,
            omission,
            Documentation.Of(property, finder.CancellationToken),
            defaultJson)
        {
            Bounds = finder.IsForModels ? BoundsParser.OfMember(property, parameter).Bounds : null,
            Partial = finder.Partials?.Find(property.Type),
        };
    }

    private static EquatableArray<ConstructorArgument>? Arguments(
        IMethodSymbol constructor, List<IPropertySymbol> properties, List<(IPropertySymbol Property, JsonMember Member)> members, CodecFinder finder)
    {
        var arguments = new List<ConstructorArgument>();
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            int place = ConstructorParser.MemberOf(parameter, properties);
            int member = place < 0 ? -1 : members.FindIndex(pair => pair.Property.Equals(properties[place], SymbolEqualityComparer.Default));
            if (member < 0 && place < 0 && !parameter.HasExplicitDefaultValue)
            {
                finder.Fail(constructor.ContainingType, $"has a constructor whose parameter '{parameter.Name}' is no member");
                return null;
            }

            arguments.Add(new(member, DefaultValues.TypedLiteral(parameter)));
        }

        return arguments.ToEquatableArray();
    }
}
