using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Finds calls of <c>Context.WriteEventToStream</c>.</summary>
internal static class StreamWrites
{
    private const string Method = "WriteEventToStream";

    /// <summary>The call that the expression is, also in parentheses or with members of a task called on it; else null.</summary>
    public static InvocationExpressionSyntax? Find(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax? current = expression;
        while (current is not null)
        {
            switch (current)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    current = parenthesized.Expression;
                    break;
                case InvocationExpressionSyntax call when Is(call, model, cancellationToken):
                    return call;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    current = access.Expression;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    public static bool Is(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (NameOf(call) != Method)
        {
            return false;
        }

        SymbolInfo symbol = model.GetSymbolInfo(call, cancellationToken);
        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { Name: Method } method
            && KnownTypes.Context.Matches(method.ContainingType);
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
