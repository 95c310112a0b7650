using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace GenFlow.CodeFixes;

/// <summary>GF1007: the step's token becomes an argument of the call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ForwardToken() : FileFix(RuleIds.TokenNotForwarded)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FixData.Token, out string? token) ? $"Forward '{token}'" : null;

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var arguments = new Dictionary<SyntaxNode, ArgumentSyntax>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && diagnostic.Properties.TryGetValue(FixData.Token, out string? token))
            {
                ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(token!));
                arguments[call.ArgumentList] = diagnostic.Properties.TryGetValue(FixData.Parameter, out string? name)
                    ? argument.WithNameColon(SyntaxFactory.NameColon(name!))
                    : argument;
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(
            arguments.Keys,
            (original, rewritten) => ((ArgumentListSyntax)rewritten).AddArguments(arguments[original]).WithAdditionalAnnotations(Formatter.Annotation)));
    }
}
