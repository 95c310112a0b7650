using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace GenFlow.CodeFixes;

/// <summary>GF3009: a case that is not sealed becomes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SealCase : CodeFixProvider
{
    private const string Title = "Seal the case";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OpenUnion];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(FixData.CanBeSealed)
                && root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is RecordDeclarationSyntax record)
            {
                var generator = SyntaxGenerator.GetGenerator(context.Document);
                SyntaxNode changed = generator.WithModifiers(record, generator.GetModifiers(record).WithIsSealed(true));
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(record, changed))), nameof(SealCase)),
                    diagnostic);
            }
        }
    }
}
