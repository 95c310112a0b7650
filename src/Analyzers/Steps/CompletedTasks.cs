using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Tells the tasks that are surely not complete where a step asks for their result. Of others nothing is said:
/// to read the result of a task that has completed blocks nobody.</summary>
internal sealed class CompletedTasks(StepBody body)
{
    public bool IsOpen(IOperation task, bool isWait) => BlockingCall.Inner(task) switch
    {
        IInvocationOperation call => Starts(call),
        ILocalReferenceOperation local => IsOnlyBlockedOn(local.Local),
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.Name: not "CompletedTask" } => isWait,
        _ => false,
    };

    // A method that hands out a task that exists already, such as First or Dequeue, says nothing of its state.
    private static bool Starts(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.IsAsync
            || method.Name.EndsWith("Async", StringComparison.Ordinal)
            || OtherThreads.RunNow(method)
            || (KnownTypes.Task.Matches(method.ContainingType) && method.Name is "Delay" or "WhenAll" or "WhenAny");
    }

    // Whoever awaits it, asks for its state or gives it away may know that it is complete.
    private bool IsOnlyBlockedOn(ILocalSymbol local)
    {
        bool isStarted = false;
        foreach (IOperation operation in body.Operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local):
                    isStarted = declarator.GetVariableInitializer() is { } initializer && BlockingCall.Inner(initializer.Value) is IInvocationOperation call && Starts(call);
                    break;
                case ILocalReferenceOperation reference when Is(reference.Local, local) && !IsBlockedOn(reference):
                    return false;
            }
        }

        return isStarted;
    }

    private static bool IsBlockedOn(IOperation reference)
    {
        for (IOperation? current = reference.Parent; current is not null; current = current.Parent)
        {
            if (BlockingCall.Of(current) is { Task: { } task })
            {
                return ReferenceEquals(BlockingCall.Inner(task), reference);
            }

            if (current is not (IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" } or IConversionOperation or IParenthesizedOperation))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Is(ISymbol symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);
}
