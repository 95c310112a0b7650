using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>A switch over a closed union: which cases no arm takes.</summary>
internal sealed class UnionSwitch
{
    private UnionSwitch(INamedTypeSymbol union, ImmutableArray<INamedTypeSymbol> missing, bool takesNull)
    {
        Union = union;
        Missing = missing;
        TakesNull = takesNull;
    }

    /// <summary>The type of the value: the union, or a level of it.</summary>
    public INamedTypeSymbol Union { get; }

    /// <summary>The cases that fall through, as the value's type has them; none where an arm takes everything.</summary>
    public ImmutableArray<INamedTypeSymbol> Missing { get; }

    /// <summary>Whether an arm takes null.</summary>
    public bool TakesNull { get; }

    /// <summary>What the expression does; null where the value is of no closed union, or the arms cannot be judged.</summary>
    public static UnionSwitch? Of(ISwitchExpressionOperation expression, ISymbol within, Compilation compilation) =>
        Of(expression.Value.Type, [.. expression.Arms.Select(static arm => new Arm(arm.Pattern, arm.Guard))], within, compilation);

    /// <summary>What the statement does; null as for an expression.</summary>
    public static UnionSwitch? Of(ISwitchOperation statement, ISymbol within, Compilation compilation)
    {
        ICaseClauseOperation[] clauses = [.. statement.Cases.SelectMany(static section => section.Clauses)];
        return clauses.Any(static clause => clause.CaseKind == CaseKind.Default)
            ? null
            : Of(statement.Value.Type, [.. clauses.OfType<IPatternCaseClauseOperation>().Select(static clause => new Arm(clause.Pattern, clause.Guard))], within, compilation);
    }

    private static UnionSwitch? Of(ITypeSymbol? type, Arm[] arms, ISymbol within, Compilation compilation)
    {
        if (type is not INamedTypeSymbol union || !Unions.IsClosed(union) || arms.Any(static arm => arm.IsBroken))
        {
            return null;
        }

        IPatternOperation[] sure = [.. arms.Where(static arm => arm.IsSure).Select(static arm => arm.Pattern)];
        var missing = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (INamedTypeSymbol definition in Unions.Cases(union))
        {
            if (CaseName.Of(definition, union) is not { } value)
            {
                return null;
            }

            if (sure.Any(pattern => PatternCover.All(pattern, value)))
            {
                continue;
            }

            // Several patterns may share the values of a case out among them; what cannot be named, only an arm for all takes.
            if (sure.Count(pattern => !PatternCover.None(pattern, value)) > 1 || !compilation.IsSymbolAccessibleWithin(value, within))
            {
                return null;
            }

            missing.Add(value);
        }

        return new((INamedTypeSymbol)union.WithNullableAnnotation(NullableAnnotation.NotAnnotated), missing.ToImmutable(), sure.Any(TakesNullIn));
    }

    private static bool TakesNullIn(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation declaration => declaration.MatchesNull,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => TakesNullIn(either.LeftPattern) || TakesNullIn(either.RightPattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => TakesNullIn(both.LeftPattern) && TakesNullIn(both.RightPattern),
        INegatedPatternOperation negated => !TakesNullIn(negated.Pattern),
        _ => false,
    };

    private readonly struct Arm(IPatternOperation pattern, IOperation? guard)
    {
        public IPatternOperation Pattern => pattern;

        public bool IsSure => guard is null or { ConstantValue: { HasValue: true, Value: true } };

        // Half-typed: the compiler says what is wrong.
        public bool IsBroken => pattern.DescendantsAndSelf().Any(static part => part.Kind == OperationKind.Invalid || (TypeOf(part) is { } type && TypeFacts.IsUnresolved(type)));

        private static ITypeSymbol? TypeOf(IOperation part) => part switch
        {
            ITypePatternOperation type => type.MatchedType,
            IDeclarationPatternOperation declaration => declaration.MatchedType,
            IRecursivePatternOperation recursive => recursive.MatchedType,
            _ => null,
        };
    }
}
