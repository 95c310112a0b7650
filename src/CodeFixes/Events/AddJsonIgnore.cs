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
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(FixData.CanBeIgnored) && JsonAttributes.DeclarationAt(root, diagnostic.Location) is { } declaration)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => JsonAttributes.AddAsync(context.Document, declaration, "JsonIgnore", null, cancellationToken), nameof(AddJsonIgnore)),
                    diagnostic);
            }
        }
    }
}
