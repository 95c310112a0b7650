using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>The types that a value is known to be of, more exactly than where it goes demands.</summary>
internal static class KnownValues
{
    private const int Deepest = 30;

    /// <summary>One for each branch of the expression: its type, null where it has none, and where it is written. A null and
    /// an exception are no value.</summary>
    public static IEnumerable<(ITypeSymbol? Type, SyntaxNode Place)> Of(IOperation value) => Of(value, 0);

    private static IEnumerable<(ITypeSymbol? Type, SyntaxNode Place)> Of(IOperation value, int depth)
    {
        if (depth > Deepest)
        {
            return [(value.Type, value.Syntax)];
        }

        return value switch
        {
            IThrowOperation => [],
            { ConstantValue: { HasValue: true, Value: null } } => [],
            IConversionOperation { OperatorMethod: null } conversion => OfConversion(conversion, depth),
            IConditionalOperation { WhenFalse: { } whenFalse } choice => Of(choice.WhenTrue, depth + 1).Concat(Of(whenFalse, depth + 1)),
            ICoalesceOperation coalesce => Of(coalesce.Value, depth + 1).Concat(Of(coalesce.WhenNull, depth + 1)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Of(arm.Value, depth + 1)),
            ISimpleAssignmentOperation assignment => Of(assignment.Value, depth + 1),
            _ => [(value.Type, value.Syntax)],
        };
    }

    // Of a cast up the value's own type is known, of a cast down the one that it is cast to.
    private static IEnumerable<(ITypeSymbol? Type, SyntaxNode Place)> OfConversion(IConversionOperation conversion, int depth) =>
        conversion.Type is { } target && conversion.Operand.Type is { } source && !Is(source, target) && Is(target, source)
            ? [(target, conversion.Syntax)]
            : Of(conversion.Operand, depth + 1);

    private static bool Is(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
