using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.Analyzers;

/// <summary>Finds calls such as Task.Run whose only work is to write to the stream.</summary>
internal static class HandedOverWrites
{
    public static bool AreIn(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.ArgumentList.Arguments.Count == 0
            || call.ArgumentList.Arguments[0].Expression is not AnonymousFunctionExpressionSyntax function
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || !OtherThreads.RunNow(method))
        {
            return false;
        }

        InvocationExpressionSyntax[] writes = [.. WritesOf(function, model, cancellationToken)];
        return writes.Length > 0 && (IsAwaitedOrDropped(call) || !writes.Any(ComputesMore));
    }

    /// <summary>The writes, where the function does nothing else; else none.</summary>
    public static IEnumerable<InvocationExpressionSyntax> WritesOf(AnonymousFunctionExpressionSyntax function, SemanticModel model, CancellationToken cancellationToken)
    {
        IEnumerable<ExpressionSyntax?> expressions = function.Body is BlockSyntax block
            ? block.Statements.Select(static statement => (statement as ExpressionStatementSyntax)?.Expression)
            : [function.Body as ExpressionSyntax];
        InvocationExpressionSyntax?[] writes =
        [
            .. expressions.Select(expression => expression is InvocationExpressionSyntax call && StreamWrites.Is(call, model, cancellationToken) ? call : null),
        ];
        return writes.Contains(null) ? [] : writes.OfType<InvocationExpressionSyntax>();
    }

    private static bool IsAwaitedOrDropped(InvocationExpressionSyntax call)
    {
        SyntaxNode? parent = call.Parent;
        while (parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
        {
            parent = parent.Parent;
        }

        return parent is AwaitExpressionSyntax or ExpressionStatementSyntax
            || parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax };
    }

    // The event is worth a thread of its own: branches that compute what they write, awaited together.
    private static bool ComputesMore(InvocationExpressionSyntax write) =>
        write.ArgumentList.DescendantNodes().Any(static node => node is InvocationExpressionSyntax or AwaitExpressionSyntax);
}
