using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF1010: <c>await workflow.RunAsync(input);</c> becomes <c>await workflow.ExecuteAsync(input);</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ExecuteInstead : CodeFixProvider
{
    private const string Execute = "ExecuteAsync";
    private const string Title = "Await the run's result";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.HandlerDropped];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            && model.GetTypeInfo(access.Expression).Type is { } workflow
            && workflow.GetMembers(Execute).Length > 0
            && StatementOf(call) is { } statement
            && AsyncFunctions.IsInAsync(statement))
        {
            InvocationExpressionSyntax execute = call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(Execute))).WithoutTrivia();
            StatementSyntax changed = SyntaxFactory.ExpressionStatement(SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                Configured(call) is { } configured ? configured.ReplaceNode(call, execute) : execute));
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, changed.WithTriviaFrom(statement)))),
                    nameof(ExecuteInstead)),
                context.Diagnostics);
        }
    }

    private static InvocationExpressionSyntax? Configured(InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : null;

    // The statement that does nothing but this: also the declaration of the local that nobody reads.
    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call)
    {
        SyntaxNode? parent = call.Parent;
        while (parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax
            or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax { Variables.Count: 1 })
        {
            parent = parent.Parent;
        }

        return parent is ExpressionStatementSyntax or LocalDeclarationStatementSyntax ? (StatementSyntax)parent : null;
    }
}
