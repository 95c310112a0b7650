using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GenFlow.CodeFixes;

/// <summary>What is awaited in the place of a call that blocks.</summary>
internal static class AwaitedCall
{
    /// <summary>Makes it of the call, whose own parts may have been rewritten by then; null where a person must decide.</summary>
    public static Func<ExpressionSyntax, ExpressionSyntax>? For(ExpressionSyntax blocking, Diagnostic diagnostic, SemanticModel model)
    {
        if (blocking is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" })
        {
            return static node => ((MemberAccessExpressionSyntax)node).Expression;
        }

        if (blocking is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            return null;
        }

        bool isStatement = call.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
        return access.Name.Identifier.ValueText switch
        {
            "GetResult" when access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } => static node => Receiver(Receiver(node)),
            "Wait" when call.ArgumentList.Arguments.Count == 0 => Receiver,
            "WaitAll" when isStatement && TakesOnlyTasks(call, model) => WhenAll,
            "Sleep" when isStatement && call.ArgumentList.Arguments.Count == 1 => node => Delay(
                (InvocationExpressionSyntax)node,
                isNumber: model.GetTypeInfo(call.ArgumentList.Arguments[0].Expression).Type?.SpecialType == SpecialType.System_Int32,
                diagnostic),
            _ => null,
        };
    }

    /// <summary>The await of the expression, in parentheses where what surrounds it binds closer.</summary>
    public static ExpressionSyntax Place(ExpressionSyntax awaited, ExpressionSyntax original)
    {
        ExpressionSyntax result = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            awaited.WithoutTrivia());
        bool bindsCloser = original.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            or ElementAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax;
        return (bindsCloser ? SyntaxFactory.ParenthesizedExpression(result) : result).WithTriviaFrom(original);
    }

    private static ExpressionSyntax Receiver(ExpressionSyntax call) => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call).Expression).Expression;

    private static InvocationExpressionSyntax WhenAll(ExpressionSyntax node)
    {
        var call = (InvocationExpressionSyntax)node;
        return call.WithExpression(((MemberAccessExpressionSyntax)call.Expression).WithName(SyntaxFactory.IdentifierName("WhenAll")));
    }

    private static bool TakesOnlyTasks(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Parameters.Length: 1 };

    private static ExpressionSyntax Delay(InvocationExpressionSyntax sleep, bool isNumber, Diagnostic diagnostic)
    {
        string time = sleep.ArgumentList.Arguments[0].Expression.WithoutTrivia().ToString();
        bool hasClock = diagnostic.Properties.TryGetValue(FixData.Clock, out string? clock);
        if (isNumber && hasClock)
        {
            time = $"global::System.TimeSpan.FromMilliseconds({time})";
        }

        string[] arguments = diagnostic.Properties.TryGetValue(FixData.Token, out string? token)
            ? hasClock ? [time, clock!, token!] : [time, token!]
            : [time];
        ExpressionSyntax delay = SyntaxFactory.ParseExpression($"global::System.Threading.Tasks.Task.Delay({string.Join(", ", arguments)})");
        return delay.ReplaceNodes(
            delay.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static access => access.Name.Identifier.ValueText is "Task" or "TimeSpan"),
            static (_, access) => access.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
