using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace GenFlow.CodeFixes;

/// <summary><c>await Task.Run(() => ctx.WriteEventToStream(ev));</c> becomes <c>ctx.WriteEventToStream(ev);</c>.</summary>
internal static class HandedOverCall
{
    /// <summary>The changed root; null where the call is no statement or the lambda needs its parameters.</summary>
    public static SyntaxNode? InPlace(SyntaxNode root, InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not AnonymousFunctionExpressionSyntax function
            || UsesParameters(function)
            || StatementOf(call) is not { } statement)
        {
            return null;
        }

        StatementSyntax[] writes = function.Body is BlockSyntax block
            ? [.. block.Statements]
            : [SyntaxFactory.ExpressionStatement((ExpressionSyntax)function.Body)];
        writes = [.. writes.Select(static write => write.WithAdditionalAnnotations(Formatter.Annotation))];
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax) && writes.Length > 1)
        {
            return root.ReplaceNode(statement, SyntaxFactory.Block(writes).WithAdditionalAnnotations(Formatter.Annotation));
        }

        SyntaxTriviaList before = statement.GetLeadingTrivia();
        writes[0] = writes[0].WithLeadingTrivia(HasComment(writes[0]) ? before.AddRange(writes[0].GetLeadingTrivia()) : before);
        writes[writes.Length - 1] = writes[writes.Length - 1].WithTrailingTrivia(statement.GetTrailingTrivia());
        return writes.Length == 1 ? root.ReplaceNode(statement, writes[0]) : root.ReplaceNode(statement, writes);
    }

    private static bool HasComment(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    // Also what is around the call in it: await, ConfigureAwait, the discard.
    private static ExpressionStatementSyntax? StatementOf(InvocationExpressionSyntax call)
    {
        SyntaxNode? parent = call.Parent;
        while (parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax)
        {
            parent = parent.Parent;
        }

        return parent as ExpressionStatementSyntax;
    }

    private static bool UsesParameters(AnonymousFunctionExpressionSyntax function)
    {
        string[] parameters = function switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter.Identifier.ValueText],
            ParenthesizedLambdaExpressionSyntax lambda => [.. lambda.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText)],
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => [.. list.Parameters.Select(static parameter => parameter.Identifier.ValueText)],
            _ => [],
        };
        return function.Body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => parameters.Contains(name.Identifier.ValueText));
    }
}
