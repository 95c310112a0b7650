using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Finds work that a step starts and nobody awaits.</summary>
internal sealed class DroppedWork(StepBody body)
{
    /// <summary>Whether the call, or creation, starts such work and gives it a Context to write or send with.</summary>
    public bool UsesContext(IOperation start)
    {
        if (!Drops.IsDropped(start) || OtherThreads.MethodOf(start) is not { } method || KnownTypes.Context.Matches(method.ContainingType))
        {
            return false;
        }

        IOperation given = start is IInvocationOperation { TargetMethod.Name: "Start", Instance: IObjectCreationOperation creation } ? creation : start;
        method = OtherThreads.MethodOf(given)!;
        bool startsWork = OtherThreads.Run(method) || TaskTypes.IsTask(method.ReturnType) || method is { IsAsync: true, ReturnsVoid: true };
        if (!startsWork || IsOnlyWrites(given))
        {
            return false;
        }

        IOperation[] parts = [.. PartsOf(given, method)];
        return parts.Any(IsUsed) && !parts.Any(static part => Signals.Is(part.Type));
    }

    // What is given to the call, and the body of the local function that it runs.
    private IEnumerable<IOperation> PartsOf(IOperation call, IMethodSymbol method)
    {
        IOperation[] arguments = [.. ArgumentsOf(call).SelectMany(static argument => argument.Value.DescendantsAndSelf())];
        IMethodSymbol[] functions = [.. arguments.OfType<IMethodReferenceOperation>().Select(static reference => reference.Method), method];
        return arguments.Concat(body.Operations
            .OfType<ILocalFunctionOperation>()
            .Where(local => functions.Contains(local.Symbol, SymbolEqualityComparer.Default))
            .SelectMany(static local => local.Descendants()));
    }

    // To read its ids, its clock or its token later is safe.
    private static bool IsUsed(IOperation operation) =>
        operation is IParameterReferenceOperation or ILocalReferenceOperation
        && KnownTypes.Context.Matches(operation.Type)
        && operation.Parent is not IPropertyReferenceOperation { Property.Name: not "Services" };

    // GF1002 says it.
    private static bool IsOnlyWrites(IOperation call) =>
        call.Syntax is InvocationExpressionSyntax syntax && HandedOverWrites.AreIn(syntax, call.SemanticModel!, CancellationToken.None);

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => [],
    };
}
