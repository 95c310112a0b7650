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
        bool isOfAnother = IsOfAnother(record, union);
        string eventType = EventNames.NameOf(record);
        return new(
            named is null ? null : TypeNames.Of(named),
            TypeNames.Metadata(record),
            PathOf(record, union),
            BasesOf(record),
            eventType,
            record.IsAbstract,
            isOfAnother,
            Form(record, declaration, eventType, isOfAnother),
            named is null ? Reach.Private : ReachOf.Type(named, union),
            declaration,
            record.IsAbstract ? LevelParser.Parse(record, cancellationToken) : null);
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

    private static CaseForm Form(INamedTypeSymbol record, TypeDeclarationModel? declaration, string eventType, bool isOfAnother) =>
        declaration is null || EventNames.IsByHand(record) || JsonContracts.IsOnlyWritten(record) || !JsonNames.IsText(eventType) ? CaseForm.Opaque
        : !UnknownCases.Is(record) ? CaseForm.Readable
        : isOfAnother ? CaseForm.Opaque
        : CaseForm.Unknown;

    private static bool IsOfAnother(INamedTypeSymbol record, INamedTypeSymbol union)
    {
        for (INamedTypeSymbol? type = record; type is not null && !SymbolEqualityComparer.Default.Equals(type, union); type = type.ContainingType)
        {
            if (EventTypes.AttributeOf(type) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
