using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Tells whether anybody takes what an expression gives.</summary>
internal static class Drops
{
    /// <summary>Whether the value is the statement, or is assigned to a discard.</summary>
    public static bool IsDropped(IOperation value)
    {
        IOperation outer = Outer(value);
        return outer.Parent is IExpressionStatementOperation
            || outer.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };
    }

    /// <summary>The expression with what only passes it on.</summary>
    public static IOperation Outer(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" }
            && value.Parent is { } parent)
        {
            value = parent;
        }

        return value;
    }
}
