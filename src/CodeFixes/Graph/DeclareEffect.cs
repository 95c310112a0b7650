using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GenFlow.CodeFixes;

/// <summary>GF2003, GF2004: <c>[Emits&lt;T&gt;]</c> or <c>[Publishes&lt;T&gt;]</c> is added to the step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DeclareEffect() : FileFix(RuleIds.UndeclaredSend, RuleIds.UndeclaredPublish)
{
    private protected override string? TitleFor(SyntaxNode root, Diagnostic diagnostic) =>
        StepAttributes.StepAround(root.FindNode(diagnostic.Location.SourceSpan)) is not null && TypeOf(diagnostic) is { } type
            ? $"Add [{AttributeOf(diagnostic)}<{Shown(type)}>]"
            : null;

    private protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        ILookup<MethodDeclarationSyntax?, Diagnostic> byStep = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToLookup(diagnostic => StepAttributes.StepAround(root.FindNode(diagnostic.Location.SourceSpan)));
        SyntaxNode changed = root.ReplaceNodes(
            byStep.Select(static step => step.Key).OfType<MethodDeclarationSyntax>(),
            (step, current) => byStep[step]
                .Select(static diagnostic => (Attribute: AttributeOf(diagnostic), Type: TypeOf(diagnostic)))
                .Where(static added => added.Type is not null)
                .Distinct()
                .Aggregate(current, static (method, added) => StepAttributes.Add(
                    method,
                    added.Attribute,
                    SyntaxFactory.ParseTypeName(added.Type!).WithAdditionalAnnotations(Simplifier.Annotation))));
        return document.WithSyntaxRoot(changed);
    }

    private static string AttributeOf(Diagnostic diagnostic) => diagnostic.Id == RuleIds.UndeclaredSend ? "Emits" : "Publishes";

    private static string? TypeOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixData.Type, out string? type) ? type : null;

    // Without what qualifies the names in it.
    private static string Shown(string type) => Regex.Replace(type, @"[\w@]+(\.|::)", "");
}
