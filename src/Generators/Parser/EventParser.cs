using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what is generated for a record with [Event] or [StreamEvent].</summary>
internal static class EventParser
{
    public static bool IsCandidate(SyntaxNode node) => node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>The model, or null where nothing can be generated or another declaration of the record stands for it.</summary>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        List<(INamedTypeSymbol Record, EventDeclaration Declaration)> records = Records(context, cancellationToken);
        if (records.Count == 0)
        {
            return null;
        }

        var finder = new CodecFinder(context.SemanticModel.Compilation, records[0].Record, cancellationToken);
        EventDeclaration[] declarations =
        [
            .. records.Select(pair => pair.Record.IsAbstract || JsonContracts.IsByHand(pair.Record)
                ? pair.Declaration
                : pair.Declaration with { Json = EventJsonParser.Parse(pair.Record, pair.Declaration, finder) }),
        ];
        return new(declarations[0].Declaration.HintName, declarations.ToEquatableArray(), finder.Helpers.ToEquatableArray());
    }

    // The record and the cases nested in it, the record first; none where nothing can be generated.
    private static List<(INamedTypeSymbol Record, EventDeclaration Declaration)> Records(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var record = (INamedTypeSymbol)context.TargetSymbol;
        var records = new List<(INamedTypeSymbol Record, EventDeclaration Declaration)>();
        if (EventTypes.AttributeOf(record) is { } attribute
            && AttributedDeclaration.StandsForType(context, attribute)
            && CanBeEvent(record)
            && TypeDeclarationModel.Create(record, cancellationToken) is { } declaration)
        {
            records.Add((record, new(
                declaration,
                HasOwnBase(record) ? null : BaseFor(attribute),
                record.IsAbstract ? null : EventNames.NameOf(record),
                EventNames.IsByHand(record))));
            AddCases(record, record, records, cancellationToken);
        }

        return records;
    }

    // The cases of a union carry no attribute: they are nested in it and derive from it, over any number of levels.
    private static void AddCases(
        INamedTypeSymbol container, INamedTypeSymbol root, List<(INamedTypeSymbol Record, EventDeclaration Declaration)> records, CancellationToken cancellationToken)
    {
        foreach (INamedTypeSymbol nested in DeclaredOrder.TypesIn(container))
        {
            if (EventTypes.AttributeOf(nested) is not null)
            {
                continue;
            }

            if (nested is { IsRecord: true, TypeKind: TypeKind.Class }
                && DerivesFrom(nested, root)
                && !UnknownCases.Is(nested)
                && TypeDeclarationModel.Create(nested, cancellationToken) is { } declaration)
            {
                records.Add((nested, new(declaration, null, nested.IsAbstract ? null : EventNames.Of(nested), EventNames.IsByHand(nested))));
            }

            AddCases(nested, root, records, cancellationToken);
        }
    }

    private static bool CanBeEvent(INamedTypeSymbol record) => !HasOwnBase(record) || EventTypes.IsEvent(record.BaseType);

    private static bool HasOwnBase(INamedTypeSymbol record) => record.BaseType is { SpecialType: not SpecialType.System_Object };

    private static string BaseFor(AttributeData attribute) =>
        KnownTypes.StreamEventAttribute.Matches(attribute.AttributeClass) ? KnownTypes.StreamEvent.Global : KnownTypes.Event.Global;

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol root)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, root))
            {
                return true;
            }
        }

        return false;
    }
}
