using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenFlow.CodeFixes;

/// <summary>GF3001, GF3002: a member that cannot be JSON is left out of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddJsonIgnore : CodeFixProvider
{
    private const string Title = "Leave it out of JSON with [JsonIgnore]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MemberWithoutJson, RuleIds.MemberWithoutJsonInProcess];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (all, document, diagnostics) =>
        await FixAsync(document, diagnostics, all.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (DeclarationOf(root, diagnostic) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken), nameof(AddJsonIgnore)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var declarations = diagnostics
            .Select(diagnostic => DeclarationOf(root, diagnostic))
            .OfType<SyntaxNode>()
            .Distinct()
            .ToDictionary(static declaration => declaration, static _ => (string?)null);
        return await JsonAttributes.AddAsync(document, "JsonIgnore", declarations, [], cancellationToken).ConfigureAwait(false);
    }

    private static SyntaxNode? DeclarationOf(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FixData.CanBeIgnored) ? JsonAttributes.DeclarationAt(root, diagnostic.Location) : null;
}
