using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Reads what a record with [Event] or [StreamEvent] says about unions: the one that it is, those that it is a
/// case of.</summary>
internal static class UnionParser
{
    /// <summary>What it says, or null where that is nothing.</summary>
    public static UnionSource? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var record = (INamedTypeSymbol)context.TargetSymbol;
        if (EventTypes.AttributeOf(record) is not { } attribute || !AttributedDeclaration.StandsForType(context, attribute))
        {
            return null;
        }

        Compilation compilation = context.SemanticModel.Compilation;
        UnionDraft? draft = Draft(record, compilation, cancellationToken);
        EquatableArray<OutsideCase> outside = Outside(record, compilation, cancellationToken);
        return draft is null && outside.IsEmpty ? null : new(draft, outside);
    }

    private static UnionDraft? Draft(INamedTypeSymbol record, Compilation compilation, CancellationToken cancellationToken)
    {
        CaseModel[] nested = [.. Nested(record, static _ => true).Select(nested => CaseParser.Parse(nested, record, compilation, cancellationToken))];
        bool isUnion = IsUnion(record);
        if (!isUnion && !nested.Any(static candidate => candidate is { IsAbstract: true, IsOfAnother: false }))
        {
            return null;
        }

        return CanBeEvent(record) && TypeDeclarationModel.Create(record, cancellationToken) is { } declaration
            ? new(
                declaration,
                TypeNames.Of(record),
                CaseParser.BaseTypes(record).Count(),
                isUnion ? LevelParser.Parse(record, cancellationToken) : null,
                KnownTypes.StreamEventAttribute.Matches(EventTypes.AttributeOf(record)?.AttributeClass),
                MatchPlanner.Free(record),
                MatchPlanner.TypeParameters(record),
                nested.ToEquatableArray())
            : null;
    }

    private static bool IsUnion(INamedTypeSymbol record) =>
        record is { IsAbstract: true, IsRecord: true, TypeKind: TypeKind.Class }
        && EventTypes.AttributeOf(record) is not null
        && CanBeEvent(record);

    private static bool CanBeEvent(INamedTypeSymbol record) =>
        record.BaseType is null or { SpecialType: SpecialType.System_Object } || EventTypes.IsEvent(record.BaseType);

    // Nested cases carry no attribute: the record around them speaks for them.
    private static EquatableArray<OutsideCase> Outside(INamedTypeSymbol record, Compilation compilation, CancellationToken cancellationToken)
    {
        var cases = new List<OutsideCase>();
        foreach (INamedTypeSymbol candidate in Nested(record, static nested => EventTypes.AttributeOf(nested) is null).Prepend(record))
        {
            if (candidate.IsAbstract)
            {
                continue;
            }

            foreach (INamedTypeSymbol ancestor in CaseParser.BaseTypes(candidate))
            {
                if (SymbolEqualityComparer.Default.Equals(ancestor.ContainingAssembly, record.ContainingAssembly)
                    && IsUnion(ancestor)
                    && !CaseParser.IsNestedIn(candidate, ancestor))
                {
                    cases.Add(new(TypeNames.Metadata(ancestor), CaseParser.Parse(candidate, ancestor, compilation, cancellationToken)));
                }
            }
        }

        return cases.ToEquatableArray();
    }

    // At any level, in declared order.
    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol record, Func<INamedTypeSymbol, bool> goesOn)
    {
        return In(record);

        IEnumerable<INamedTypeSymbol> In(INamedTypeSymbol container)
        {
            foreach (INamedTypeSymbol nested in DeclaredOrder.TypesIn(container).Where(goesOn))
            {
                if (nested is { IsRecord: true, TypeKind: TypeKind.Class }
                    && CaseParser.BaseTypes(nested).Any(type => SymbolEqualityComparer.Default.Equals(type, record)))
                {
                    yield return nested;
                }

                foreach (INamedTypeSymbol inner in In(nested))
                {
                    yield return inner;
                }
            }
        }
    }
}
