using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenFlow.CodeFixes;

/// <summary>GF3001, GF3002: a member that cannot be JSON is left out of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddJsonIgnore() : FileFix(RuleIds.MemberWithoutJson, RuleIds.MemberWithoutJsonInProcess)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        DeclarationOf(root, diagnostic) is null ? null : "Leave it out of JSON with [JsonIgnore]";

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
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
