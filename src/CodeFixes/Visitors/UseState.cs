using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.CodeFixes;

/// <summary>GF4002: <c>ev.Match(token: t => prefix + t.Text)</c> becomes <c>ev.Match(prefix, token: static (prefix, t) => prefix + t.Text)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UseState() : PlaceFix("Give what is captured as state", RuleIds.CapturingMatch)
{
    private protected override SyntaxNode? Change(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(FixData.Captured, out string? captured) && captured is not null
            && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && model.GetOperation(call, cancellationToken) is IInvocationOperation operation
            && StateRewriter.Rewrite(call, operation, captured.Split('\n')) is { } rewritten
                ? root.ReplaceNode(call, rewritten)
                : null;
}
