using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Why a record that derives from a union is no case, or no full one.</summary>
internal static class CaseProblems
{
    /// <summary>The reason, as the end of a sentence; null where there is none.</summary>
    public static (string Reason, bool CanBeSealed)? Of(INamedTypeSymbol record, INamedTypeSymbol union, Compilation compilation)
    {
        if (IsShutOut(record))
        {
            return SymbolEqualityComparer.Default.Equals(record.ContainingAssembly, union.ContainingAssembly)
                ? ("it is not nested in the union and carries no attribute; give it the union's", false)
                : ("the union is closed, so that only its own assembly can add cases", false);
        }

        // What no attribute speaks for is no case: deriving from an event is not said to make one.
        if (!EventRecords.Is(record) || !SymbolEqualityComparer.Default.Equals(record.ContainingAssembly, union.ContainingAssembly))
        {
            return null;
        }

        if (TypeFacts.HasAttribute(record, KnownTypes.UnknownCaseAttribute) && !UnknownCases.Is(record))
        {
            return ("[UnknownCase] needs a sealed record that is nested in the union, without an attribute of its own, and has the parameters (string Type, JsonElement Data)", false);
        }

        bool isMeantClosed = EventRecords.IsStreamed(union) || Unions.IsClosed(union);
        if (isMeantClosed && CaseName.In(record, union, compilation) is null)
        {
            return (WhyUnnamed(record, union, compilation) + ", so that the union stays open", false);
        }

        return EventNames.IsByHand(record) && !UnknownCases.Is(record) && IsOverriddenByHand(record) ? ("its EventType is written by hand, so that it is never read; give it a name with the attribute", false)
            : JsonContracts.IsOnlyWritten(record) ? ("it has a WriteJson of its own but no reader, so that it is never read; implement IJsonCodec", false)
            : !JsonNames.IsText(EventNames.NameOf(record)) ? ("its name is no valid text, so that it is never read", false)
            : Unions.IsClosed(union) && !record.IsSealed && IsLeaf(record) ? ("it is not sealed, so that records of other assemblies can derive from it; seal it", !IsMadeToDeriveFrom(record))
            : null;
    }

    // The compiler says CS0534, which names a member that nobody wrote.
    private static bool IsShutOut(INamedTypeSymbol record)
    {
        if (Unions.ClosingOf(record) is not { } closing)
        {
            return false;
        }

        for (INamedTypeSymbol? type = record; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, closing.ContainingType.OriginalDefinition))
            {
                return true;
            }

            if (type.GetMembers(closing.Name).Any(static member => member.IsOverride))
            {
                return false;
            }
        }

        return false;
    }

    private static string WhyUnnamed(INamedTypeSymbol record, INamedTypeSymbol union, Compilation compilation) =>
        TypeFacts.IsFileLocal(record) ? "only its own file can name it"
        : TypeFacts.IsForbidden(record) ? "it is obsolete and must not be used"
        : !compilation.IsSymbolAccessibleWithin(record, union) ? "the union cannot see it"
        : "its type parameters are not exactly those of the union";

    // Of a parameter of that name GF3005 speaks.
    private static bool IsOverriddenByHand(INamedTypeSymbol record) => record.GetMembers(GeneratedNames.EventType).All(static member =>
        member is IPropertySymbol { IsOverride: true } && !member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ParameterSyntax));

    // Members that a sealed record must not, or had better not, declare.
    private static bool IsMadeToDeriveFrom(INamedTypeSymbol record) => record.GetMembers().Any(static member =>
        !member.IsImplicitlyDeclared
        && !member.IsOverride
        && (member.IsVirtual || member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal or Accessibility.ProtectedAndInternal)
        && !GeneratedNames.IsGenerated(member));

    private static bool IsLeaf(INamedTypeSymbol record) => Unions.Cases(record).Length == 0;
}
