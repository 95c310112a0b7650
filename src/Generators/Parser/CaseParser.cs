using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Reads a record as a case of a union.</summary>
internal static class CaseParser
{
    public static CaseModel Parse(INamedTypeSymbol record, INamedTypeSymbol union, Compilation compilation, CancellationToken cancellationToken)
    {
        INamedTypeSymbol? named = CaseName.In(record, union, compilation);
        TypeDeclarationModel? declaration = TypeDeclarationModel.Create(record, cancellationToken);
        AttributeData? attribute = EventTypes.AttributeOf(record);
        return new(
            named is null ? null : TypeNames.Of(named),
            TypeNames.Metadata(record),
            PathOf(record, union),
            BasesOf(record),
            NameIn(attribute) ?? EventNames.Of(record),
            record.IsAbstract,
            record.IsAbstract && attribute is not null,
            declaration is null ? CaseForm.Opaque : IsUnknownCase(record) ? CaseForm.Unknown : CaseForm.Readable,
            named is null ? Reach.Private : ReachOf.Type(named, union),
            declaration);
    }

    /// <summary>Whether the record is nested, at any level, in the other.</summary>
    public static bool IsNestedIn(INamedTypeSymbol record, INamedTypeSymbol other)
    {
        for (INamedTypeSymbol? container = record.ContainingType; container is not null; container = container.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(container.OriginalDefinition, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The definitions of the record's bases, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record.BaseType; type is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            yield return type.OriginalDefinition;
        }
    }

    private static EquatableArray<string> BasesOf(INamedTypeSymbol record) => BaseTypes(record).Select(TypeNames.Metadata).ToEquatableArray();

    private static EquatableArray<string> PathOf(INamedTypeSymbol record, INamedTypeSymbol union)
    {
        var path = new Stack<string>();
        for (INamedTypeSymbol? type = record; type is not null && !SymbolEqualityComparer.Default.Equals(type, union); type = type.ContainingType)
        {
            path.Push(type.Name);
        }

        return path.ToEquatableArray();
    }

    // Sealed, with no attribute of its own, and to be made of a name and the JSON.
    private static bool IsUnknownCase(INamedTypeSymbol record) =>
        record is { IsSealed: true }
        && TypeFacts.HasAttribute(record, KnownTypes.UnknownCaseAttribute)
        && record.InstanceConstructors.Any(static constructor =>
            constructor.Parameters.Length >= 2
            && constructor.Parameters[0] is { Name: "Type", Type.SpecialType: SpecialType.System_String }
            && constructor.Parameters[1].Name == "Data"
            && KnownTypes.JsonElement.Matches(constructor.Parameters[1].Type)
            && constructor.Parameters.Skip(2).All(static parameter => parameter.IsOptional))
        && !record.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static string? NameIn(AttributeData? attribute)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            if (argument.Key == "Name" && argument.Value.Kind == TypedConstantKind.Primitive && argument.Value.Value is string name)
            {
                return name;
            }
        }

        return null;
    }
}
