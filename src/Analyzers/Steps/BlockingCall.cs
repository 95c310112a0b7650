using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>A call, or the reading of a property, that holds the thread until something else is done.</summary>
/// <param name="Method">Its name as a person says it.</param>
/// <param name="Instead">What to do.</param>
/// <param name="Task">The one task that it waits for; null for several, or for time.</param>
internal sealed record BlockingCall(string Method, string Instead, IOperation? Task)
{
    private const string AwaitTask = "await the task";

    public static BlockingCall? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } read when TaskTypes.IsTask(read.Property.ContainingType) =>
            new("Result", AwaitTask, task),
        IInvocationOperation call => Of(call),
        _ => null,
    };

    private static BlockingCall? Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method.Name)
        {
            case "GetResult" when call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited } && TaskTypes.IsTask(Inner(awaited).Type):
                return new("GetAwaiter().GetResult()", AwaitTask, awaited);
            case "Wait" when call.Instance is { } task && TaskTypes.IsTask(method.ContainingType):
                return IsZero(call) ? null : new("Wait", AwaitTask, task);
            case "WaitAll" when KnownTypes.Task.Matches(method.ContainingType):
                return new("Task.WaitAll", "await Task.WhenAll", null);
            case "WaitAny" when KnownTypes.Task.Matches(method.ContainingType):
                return new("Task.WaitAny", "await Task.WhenAny", null);
            case "Sleep" when KnownTypes.Thread.Matches(method.ContainingType):
                return IsZero(call) ? null : new("Thread.Sleep", "await Task.Delay", null);
            default:
                return null;
        }
    }

    /// <summary>The task below what only passes it on.</summary>
    public static IOperation Inner(IOperation task)
    {
        while (true)
        {
            switch (task)
            {
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } instance }:
                    task = instance;
                    break;
                case IConversionOperation conversion:
                    task = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    task = parenthesized.Operand;
                    break;
                default:
                    return task;
            }
        }
    }

    // A wait of no time is a question.
    private static bool IsZero(IInvocationOperation call) =>
        call.Arguments.Length == 1 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 };
}
