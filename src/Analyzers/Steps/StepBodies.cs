using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Which step code belongs to, and what of the step it can name.</summary>
internal static class StepBodies
{
    /// <summary>The step that the method is, or that the lambda or local function is in; else null.</summary>
    public static IMethodSymbol? StepOf(ISymbol? symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is IMethodSymbol method && TypeFacts.HasAttribute(method, KnownTypes.StepAttribute) ? method : null;
    }

    /// <summary>The parameters of that type which code at the operation can name, the innermost function's first.</summary>
    public static IEnumerable<IParameterSymbol> ParametersInScope(IOperation operation, IMethodSymbol step, KnownType type)
    {
        foreach (IMethodSymbol function in FunctionsAround(operation, step))
        {
            foreach (IParameterSymbol parameter in function.Parameters)
            {
                if (type.Matches(parameter.Type) && IsVisible(parameter, operation))
                {
                    yield return parameter;
                }
            }
        }
    }

    /// <summary>The lambdas and local functions around the operation, then the step, as far as code at the operation may
    /// use what is theirs.</summary>
    public static IEnumerable<IMethodSymbol> FunctionsAround(IOperation operation, IMethodSymbol step)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (FunctionOf(current) is { } function)
            {
                yield return function;
                if (function.IsStatic)
                {
                    yield break;
                }
            }
        }

        yield return step;
    }

    /// <summary>The lambda or local function that the operation is; else null.</summary>
    public static IMethodSymbol? FunctionOf(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => null,
    };

    // What is nearer may have the same name.
    private static bool IsVisible(IParameterSymbol parameter, IOperation operation) =>
        operation.SemanticModel is { } model
        && model.LookupSymbols(operation.Syntax.SpanStart, name: parameter.Name)
            .Any(found => SymbolEqualityComparer.Default.Equals(found, parameter));
}
