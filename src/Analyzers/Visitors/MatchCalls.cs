using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Finds calls of the generated <c>Match</c> and <c>Switch</c> that give no state.</summary>
internal static class MatchCalls
{
    /// <summary>The functions that the call is given, where another overload takes state for them; else none.</summary>
    public static IAnonymousFunctionOperation[] Functions(IInvocationOperation call) =>
        IsStateless(call.TargetMethod)
            ? [.. call.Arguments.Select(static argument => Function(argument.Value)).OfType<IAnonymousFunctionOperation>()]
            : [];

    private static bool IsStateless(IMethodSymbol method) =>
        (method is { Name: GeneratedNames.Match, Arity: 1 } or { Name: GeneratedNames.Switch, Arity: 0 })
        && method.Parameters.Length > 0
        && GeneratedNames.IsGenerated(method.OriginalDefinition);

    private static IAnonymousFunctionOperation? Function(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } ? function : null;
    }
}
