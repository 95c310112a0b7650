using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Reads what a method does with every value of type <c>Context</c> in it.</summary>
internal static class ContextUses
{
    public static MethodBody Read(IEnumerable<IOperation> blocks)
    {
        var body = new MethodBody();
        bool isWritten = false;
        foreach (IOperation operation in blocks.SelectMany(static block => block.Descendants()))
        {
            // What does not compile yet may come to mean anything.
            if (operation is IInvalidOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation)
            {
                body.Open();
            }

            isWritten |= !OnlyThrows(operation);
            if (KnownTypes.Context.Matches(operation.Type))
            {
                ReadUse(operation, body);
            }
        }

        // throw new NotImplementedException() says nothing about what will be.
        body.IsUnwritten = !isWritten;
        return body;
    }

    // Part of a throw, or what is around one that is the whole body.
    private static bool OnlyThrows(IOperation operation)
    {
        if (operation is IExpressionStatementOperation or IReturnOperation or IConversionOperation { Operand: IThrowOperation })
        {
            return true;
        }

        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current is IThrowOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadUse(IOperation context, MethodBody body)
    {
        switch (context.Parent)
        {
            case IInvocationOperation call when call.Instance == context:
                ContextCalls.Read(call, body);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call }:
                ReadHelper(call, body);
                break;
            case IPropertyReferenceOperation property when property.Instance == context:
            case IVariableInitializerOperation:
            case IExpressionStatementOperation:
            case INameOfOperation:
            case IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or IConversionOperation when Stays(context.Parent!):
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation }:
                break;
            default:
                body.Open();
                break;
        }
    }

    // Still a context, which is read where it goes.
    private static bool Stays(IOperation operation) =>
        KnownTypes.Context.Matches(operation is ISwitchExpressionArmOperation ? operation.Parent?.Type : operation.Type);

    private static void ReadHelper(IInvocationOperation call, MethodBody body)
    {
        if (call.TargetMethod.MethodKind == MethodKind.Ordinary || call.TargetMethod.ReducedFrom is not null)
        {
            body.Helpers.Add(((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, call.Syntax));
        }
        else if (call.TargetMethod.MethodKind != MethodKind.LocalFunction)
        {
            body.Open();
        }
    }
}
