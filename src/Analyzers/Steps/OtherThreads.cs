using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Finds work that is given to another thread, or to a later time.</summary>
internal static class OtherThreads
{
    /// <summary>Whether the method, or the constructor, runs the function it is given there.</summary>
    public static bool Run(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor
        ? KnownTypes.Thread.Matches(method.ContainingType) || KnownTypes.Timer.Matches(method.ContainingType) || IsTask(method.ContainingType)
        : RunNow(method);

    /// <summary>Whether the method does so at once.</summary>
    public static bool RunNow(IMethodSymbol method) => method.Name switch
    {
        "Run" => KnownTypes.Task.Matches(method.ContainingType),
        "StartNew" => KnownTypes.TaskFactory.Matches(method.ContainingType) || KnownTypes.TaskFactoryOfResult.Matches(method.ContainingType),
        "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" => KnownTypes.ThreadPool.Matches(method.ContainingType),
        _ => false,
    };

    /// <summary>The call or creation that the lambda is given to directly; else null.</summary>
    public static IOperation? TakerOf(IOperation function)
    {
        IOperation? current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current is IArgumentOperation { Parent: IInvocationOperation or IObjectCreationOperation } argument ? argument.Parent : null;
    }

    public static IMethodSymbol? MethodOf(IOperation? call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private static bool IsTask(ITypeSymbol type) => KnownTypes.Task.Matches(type) || KnownTypes.TaskOfResult.Matches(type);
}
