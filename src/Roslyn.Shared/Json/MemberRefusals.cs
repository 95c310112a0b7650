using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>What a declaration asks for that generated code cannot give: to leave it out silently would lose data.</summary>
internal static class MemberRefusals
{
    // What they change about the JSON is the framework's own.
    private static readonly KnownType[] s_foreign = [KnownTypes.JsonConverterAttribute, KnownTypes.JsonExtensionDataAttribute, KnownTypes.JsonNumberHandlingAttribute];

    /// <summary>Why the property cannot be a member, as the end of a sentence; null where it can.</summary>
    public static string? Of(IPropertySymbol property, INamedTypeSymbol type, CodecFinder finder) =>
        TypeFacts.HasAttribute(property, s_foreign[0]) ? "is written by a converter of its own"
        : s_foreign.FirstOrDefault(attribute => TypeFacts.HasAttribute(property, attribute)) is { } foreign ? $"has [{foreign.AttributeName}], which is not supported"
        : MemberParser.OmissionOf(property) == Omission.OneWay ? "is ignored one way only, which is not supported"
        : IsHidden(property, type, finder) ? "is hidden by a member that is no public property"
        : !finder.IsObsolete && IsForbidden(property) ? "is obsolete and must not be used"
        : null;

    /// <summary>What else the type asks for, with the member that does: what must be set and is no member, what is to be
    /// included and is none.</summary>
    public static (ISymbol Member, ITypeSymbol Type, string Reason)? OfRest(INamedTypeSymbol type, IMethodSymbol constructor, Func<IPropertySymbol, bool> isMember)
    {
        bool setsRequired = TypeFacts.HasAttribute(constructor, KnownTypes.SetsRequiredMembersAttribute);
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                ITypeSymbol? memberType = member is IPropertySymbol { IsOverride: false } property && !isMember(property) ? property.Type : (member as IFieldSymbol)?.Type;
                if (memberType is null)
                {
                    continue;
                }

                if (!setsRequired && member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                {
                    return (member, memberType, "is required, but is no member in JSON");
                }

                if (TypeFacts.HasAttribute(member, KnownTypes.JsonIncludeAttribute))
                {
                    return (member, memberType, "has [JsonInclude], but cannot be set by generated code");
                }
            }
        }

        return null;
    }

    // Generated code that names the property would find the other member.
    private static bool IsHidden(IPropertySymbol property, INamedTypeSymbol type, CodecFinder finder)
    {
        for (INamedTypeSymbol? level = type; level is not null && !SymbolEqualityComparer.Default.Equals(level, property.ContainingType); level = level.BaseType)
        {
            if (level.GetMembers(property.Name).Any(member => member is not IPropertySymbol { IsOverride: true } && finder.IsAccessible(member, type)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForbidden(IPropertySymbol property) =>
        TypeFacts.IsForbidden(property)
        || (property.GetMethod is { } get && TypeFacts.IsForbidden(get))
        || (property.SetMethod is { } set && TypeFacts.IsForbidden(set));
}
