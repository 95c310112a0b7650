using System.Reflection;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Tests;

public class KnownTypesTests
{
    public static TheoryData<string> Fields => [.. typeof(KnownTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static known => known.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Known_type_exists_and_matches_itself(string field)
    {
        var known = (KnownType)typeof(KnownTypes).GetField(field)!.GetValue(null)!;
        INamedTypeSymbol? symbol = Actions.ActionGen.Compilation("").GetTypeByMetadataName(known.MetadataName);

        Assert.NotNull(symbol);
        Assert.Equal(Accessibility.Public, symbol.DeclaredAccessibility);
        Assert.True(known.Matches(symbol));
        Assert.StartsWith("global::" + symbol.ContainingNamespace.ToDisplayString() + "." + symbol.Name, known.Global, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mine.GenFlow", "Event")]
    [InlineData("GenFlow.Inner", "Event")]
    [InlineData("XGenFlow", "Event")]
    [InlineData("GenFlow", "Event<T>")]
    public void Known_type_of_another_namespace_or_arity_does_not_match(string space, string name)
    {
        INamedTypeSymbol? symbol = TestCompilation.Create($"namespace {space} {{ public class {name}; }}")
            .GetSymbolsWithName("Event", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();

        Assert.False(KnownTypes.Event.Matches(symbol));
    }

    [Fact]
    public void Known_type_nested_in_a_type_does_not_match() =>
        Assert.False(KnownTypes.Event.Matches(TestCompilation.Create("namespace GenFlow { public class Outer { public class Event; } }").GetTypeByMetadataName("GenFlow.Outer+Event")));
}
