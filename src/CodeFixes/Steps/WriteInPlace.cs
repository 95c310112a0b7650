using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF1002: a write to the stream that was made a task becomes a statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WriteInPlace() : PlaceFix("Write in place", RuleIds.StreamWriteAsTask)
{
    private protected override SyntaxNode? Change(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax call
            ? HandedOverCall.InPlace(root, call) ?? ReturnedWrite.InPlace(root, call, model)
            : null;
}
