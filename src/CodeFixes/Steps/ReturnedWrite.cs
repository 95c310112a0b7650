using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace GenFlow.CodeFixes;

/// <summary><c>return ctx.WriteEventToStream(ev);</c>, awaited or not, becomes the write, then <c>return Task.CompletedTask;</c>.</summary>
internal static class ReturnedWrite
{
    /// <summary>The changed root; null where the function must return more than a completed task.</summary>
    public static SyntaxNode? InPlace(SyntaxNode root, InvocationExpressionSyntax write, SemanticModel model)
    {
        SyntaxNode? parent = write.Parent;
        while (parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax)
        {
            parent = parent.Parent;
        }

        StatementSyntax written = SyntaxFactory.ExpressionStatement(write.WithoutTrivia());
        return parent switch
        {
            ReturnStatementSyntax statement when FunctionAround(statement) is { } function => Statement(root, statement, function, written, model),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } when Completed(method, model) is { } end =>
                root.ReplaceNode(method, Laid(method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(written, end)))),
            ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax local } when Completed(local, model) is { } end =>
                root.ReplaceNode(local, Laid(local.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(written, end)))),
            _ => null,
        };
    }

    private static SyntaxNode? Statement(SyntaxNode root, ReturnStatementSyntax statement, SyntaxNode function, StatementSyntax written, SemanticModel model)
    {
        bool isLast = statement.Parent is BlockSyntax block && block.Parent == function && block.Statements.Last() == statement;
        if (Completed(function, model) is not { } end)
        {
            return null;
        }

        if (IsAsync(function) && isLast)
        {
            return root.ReplaceNode(statement, written.WithTriviaFrom(statement));
        }

        if (statement.Parent is not BlockSyntax)
        {
            return root.ReplaceNode(statement, Laid(Body(written, end)));
        }

        return root.ReplaceNode(
            statement,
            [Laid(written.WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticMarker)), Laid(end.WithTrailingTrivia(statement.GetTrailingTrivia()))]);
    }

    // Task.CompletedTask as the function's type names it; null for a task with a result.
    private static ReturnStatementSyntax? Completed(SyntaxNode function, SemanticModel model)
    {
        ITypeSymbol? returned = function switch
        {
            MethodDeclarationSyntax method => model.GetTypeInfo(method.ReturnType).Type,
            LocalFunctionStatementSyntax local => model.GetTypeInfo(local.ReturnType).Type,
            _ => (model.GetTypeInfo(function).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType,
        };
        if (returned is not INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false })
        {
            return null;
        }

        return IsAsync(function)
            ? SyntaxFactory.ReturnStatement()
            : SyntaxFactory.ReturnStatement(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                SyntaxFactory.ParseExpression($"global::System.Threading.Tasks.{returned.Name}").WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.IdentifierName("CompletedTask")));
    }

    private static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => ((AnonymousFunctionExpressionSyntax)function).Modifiers.Any(SyntaxKind.AsyncKeyword),
    };

    private static SyntaxNode? FunctionAround(SyntaxNode node) => node.Ancestors().FirstOrDefault(static ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax);

    private static BlockSyntax Body(params StatementSyntax[] statements) => SyntaxFactory.Block(statements);

    private static TNode Laid<TNode>(TNode node)
        where TNode : SyntaxNode => node.WithAdditionalAnnotations(Formatter.Annotation);
}
