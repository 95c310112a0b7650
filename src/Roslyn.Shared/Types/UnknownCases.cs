using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Which records stand for the cases of a union that are not known.</summary>
internal static class UnknownCases
{
    /// <summary>Whether the record is marked, nested in the union whose case it is, and can be made of a name and the JSON.
    /// One that is marked and cannot be is a case like any other.</summary>
    public static bool Is(INamedTypeSymbol record) =>
        record is { IsSealed: true, IsRecord: true }
        && EventTypes.AttributeOf(record) is null
        && TypeFacts.HasAttribute(record, KnownTypes.UnknownCaseAttribute)
        && record.InstanceConstructors.Any(TakesNameAndData)
        && IsReadable(record, "Type")
        && IsReadable(record, "Data")
        && !record.GetMembers(GeneratedNames.EventType).Any(static member => !GeneratedNames.IsGenerated(member))
        && IsNestedInItsUnion(record)
        && !record.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool TakesNameAndData(IMethodSymbol constructor) =>
        constructor.Parameters.Length >= 2
        && constructor.Parameters[0] is { Name: "Type", Type.SpecialType: SpecialType.System_String }
        && constructor.Parameters[1].Name == "Data"
        && KnownTypes.JsonElement.Matches(constructor.Parameters[1].Type)
        && constructor.Parameters.Skip(2).All(static parameter => parameter.IsOptional);

    private static bool IsReadable(INamedTypeSymbol record, string name) =>
        record.GetMembers(name).Any(static member => member is IPropertySymbol { GetMethod: not null, IsStatic: false });

    private static bool IsNestedInItsUnion(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? container = record.ContainingType; container is not null; container = container.ContainingType)
        {
            if (container.IsAbstract && EventTypes.AttributeOf(container) is not null && Derives(record, container))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Derives(INamedTypeSymbol record, INamedTypeSymbol ancestor)
    {
        INamedTypeSymbol? type = record.BaseType;
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, ancestor))
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}
