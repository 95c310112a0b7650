using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF1001: <c>await ctx.WriteEventToStream(ev)</c> becomes <c>ctx.WriteEventToStream(ev)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveAwait() : PlaceFix("Remove 'await'", RuleIds.AwaitedStreamWrite)
{
    private protected override SyntaxNode? Change(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is AwaitExpressionSyntax awaited && WriteIn(awaited) is { } write
            ? Changed(root, awaited, write, model)
            : null;

    // Where a value is expected, a person must say which.
    private static SyntaxNode? Changed(SyntaxNode root, AwaitExpressionSyntax awaited, InvocationExpressionSyntax write, SemanticModel model) => awaited.Parent switch
    {
        ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => root.ReplaceNode(awaited, write.WithTriviaFrom(awaited)),
        ReturnStatementSyntax => ReturnedWrite.InPlace(root, write, model),
        _ => null,
    };

    // What is called on the write, such as ConfigureAwait, goes with the await.
    private static InvocationExpressionSyntax? WriteIn(AwaitExpressionSyntax awaited) => awaited.Expression
        .DescendantNodesAndSelf(static node => node is ParenthesizedExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        .OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteEventToStream" }
            or SimpleNameSyntax { Identifier.ValueText: "WriteEventToStream" });
}
