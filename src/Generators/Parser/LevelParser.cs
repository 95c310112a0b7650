using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Reads an abstract record as a type that members have.</summary>
internal static class LevelParser
{
    public static LevelModel Parse(INamedTypeSymbol record, CancellationToken cancellationToken) =>
        new(EventNames.Of(record), Documentation.Of(record, cancellationToken), GetsJsonAttributes(record));

    // System.Text.Json takes neither an open type as a case nor two words about the same.
    private static bool GetsJsonAttributes(INamedTypeSymbol record) =>
        MatchPlanner.TypeParameters(record).IsEmpty
        && !TypeFacts.HasAttribute(record, KnownTypes.JsonPolymorphicAttribute)
        && !TypeFacts.HasAttribute(record, KnownTypes.JsonDerivedTypeAttribute)
        && !TypeFacts.HasAttribute(record, KnownTypes.JsonConverterAttribute);
}
