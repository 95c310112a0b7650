using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Tells the parts of a step's body that surely run as parts of the step, and not on a thread that may be blocked.</summary>
internal sealed class SameThread(StepBody body)
{
    public bool Runs(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            bool isElsewhere = current switch
            {
                IAnonymousFunctionOperation lambda => !Runs(lambda),
                ILocalFunctionOperation local => IsGivenAway(local.Symbol),
                _ => false,
            };
            if (isElsewhere)
            {
                return false;
            }
        }

        return true;
    }

    // An async function blocks whatever thread it runs on; of others only some calls are known to run them at once.
    private static bool Runs(IAnonymousFunctionOperation lambda)
    {
        IMethodSymbol? taker = OtherThreads.MethodOf(OtherThreads.TakerOf(lambda));
        return lambda.Symbol.IsAsync
            ? taker is null || !OtherThreads.Run(taker)
            : taker is not null && (KnownTypes.Linq.Matches(taker.ContainingType) || KnownTypes.List.Matches(taker.ContainingType));
    }

    private bool IsGivenAway(IMethodSymbol function) => body.Operations.Any(operation =>
        operation is IMethodReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Method, function));
}
