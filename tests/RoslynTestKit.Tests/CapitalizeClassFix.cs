using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.RoslynTestKit.Tests;

/// <summary>Makes the first letter a capital; offers nothing where the name has only one.</summary>
public sealed class CapitalizeClassFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [LowerCaseClassAnalyzer.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextSpan name = context.Span;
        if (name.Length > 1)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Capitalize", cancellationToken => CapitalizeAsync(context.Document, name, cancellationToken), "Capitalize"),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> CapitalizeAsync(Document document, TextSpan name, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken);
        var first = new TextSpan(name.Start, 1);
        return document.WithText(text.WithChanges(new TextChange(first, text.ToString(first).ToUpperInvariant())));
    }
}
