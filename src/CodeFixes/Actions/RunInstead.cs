using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF6009: <c>agent.StreamAsync(input);</c> becomes <c>await agent.RunAsync(input);</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RunInstead() : PlaceFix("Run the agent to its end", RuleIds.AgentStreamDropped)
{
    private protected override SyntaxNode? Change(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            || call.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement
            || !AsyncFunctions.IsInAsync(call))
        {
            return null;
        }

        SimpleNameSyntax name = access.Name is GenericNameSyntax generic
            ? generic.WithIdentifier(SyntaxFactory.Identifier("RunAsync"))
            : SyntaxFactory.IdentifierName("RunAsync");
        AwaitExpressionSyntax awaited = SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            call.WithExpression(access.WithName(name.WithTriviaFrom(access.Name))).WithoutTrivia());
        return root.ReplaceNode(statement, statement.WithExpression(awaited.WithTriviaFrom(statement.Expression)));
    }
}
