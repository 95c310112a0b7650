using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>GF2012: <c>ctx.SendEvent(new Progress())</c> becomes <c>ctx.WriteEventToStream(new Progress())</c>, and the
/// step's <c>[Emits&lt;Progress&gt;]</c> becomes <c>[Publishes&lt;Progress&gt;]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WriteInsteadOfSend() : FileFix(RuleIds.StreamEventReturned)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        SendAt(root, diagnostic) is null ? null : "Write it to the stream";

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var renamed = new Dictionary<SyntaxNode, string>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (SendAt(root, diagnostic) is { } send)
            {
                renamed[send] = "WriteEventToStream";
                foreach (Location attribute in diagnostic.AdditionalLocations.Where(location => location.SourceTree == root.SyntaxTree))
                {
                    if (root.FindNode(attribute.SourceSpan).DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } name)
                    {
                        renamed[name] = "Publishes";
                    }
                }
            }
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(renamed.Keys, (old, current) =>
        {
            var name = (SimpleNameSyntax)current;
            return name.WithIdentifier(SyntaxFactory.Identifier(renamed[old]).WithTriviaFrom(name.Identifier));
        }));
    }

    // The name in the call; null where only a part of the argument is the event, or a helper sends it.
    private static SimpleNameSyntax? SendAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax
        {
            Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "SendEvent" } name } } },
        }
            ? name
            : null;
}
