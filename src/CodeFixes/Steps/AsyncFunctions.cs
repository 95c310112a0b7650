using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>Tells where an await may stand, and makes the method around it async.</summary>
internal static class AsyncFunctions
{
    /// <summary>Whether the language allows an await there.</summary>
    public static bool CanAwait(SyntaxNode node)
    {
        for (SyntaxNode? current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return true;
                case MethodDeclarationSyntax method:
                    return !method.Modifiers.Any(SyntaxKind.UnsafeKeyword);
            }
        }

        return false;
    }

    /// <summary>Adds what makes the function around the node async; false where that takes a person.</summary>
    public static bool TryMakeAsync(SyntaxNode node, SemanticModel model, Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> rewrites)
    {
        SyntaxNode function = node.Ancestors().First(static ancestor =>
            ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax);
        SyntaxTokenList modifiers = function switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
            LocalFunctionStatementSyntax local => local.Modifiers,
            _ => ((MethodDeclarationSyntax)function).Modifiers,
        };
        return modifiers.Any(SyntaxKind.AsyncKeyword)
            || rewrites.ContainsKey(function)
            || (function is MethodDeclarationSyntax method && AsyncMethod.TryMake(method, model, rewrites));
    }

    /// <summary>Whether an await may stand there as the function around it is.</summary>
    public static bool IsInAsync(SyntaxNode node)
    {
        SyntaxNode? function = node.Ancestors().FirstOrDefault(static ancestor =>
            ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or GlobalStatementSyntax);
        return function switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            _ => function is not null,
        };
    }
}
