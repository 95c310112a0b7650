using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GenFlow.CodeFixes;

/// <summary>GF1012: a class with steps becomes a workflow.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddWorkflow : PartialFix
{
    /// <summary>The fix.</summary>
    public AddWorkflow()
        : base(RuleIds.StepOutsideWorkflow, "Add [Workflow]")
    {
    }

    private protected override Task<bool> CanFixAsync(
        Document document, TypeDeclarationSyntax declaration, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult(diagnostic.Properties.ContainsKey(FixData.CanBeWorkflow));

    private protected override TypeDeclarationSyntax Change(TypeDeclarationSyntax declaration, bool isReported)
    {
        if (!isReported)
        {
            return declaration;
        }

        AttributeSyntax attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("global::GenFlow.WorkflowAttribute").WithAdditionalAnnotations(Simplifier.Annotation));
        SyntaxTriviaList before = declaration.GetLeadingTrivia();
        SyntaxTriviaList indentation = [.. before.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];
        AttributeListSyntax list = SyntaxFactory.AttributeList([attribute])
            .WithLeadingTrivia(before)
            .WithTrailingTrivia(EndOfLine(declaration));
        TypeDeclarationSyntax rest = declaration.WithLeadingTrivia(indentation);
        return (TypeDeclarationSyntax)rest.WithAttributeLists(rest.AttributeLists.Insert(0, list));
    }

    // As the type ends its lines.
    private static SyntaxTrivia EndOfLine(TypeDeclarationSyntax declaration) =>
        declaration.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? found
            : SyntaxFactory.ElasticCarriageReturnLineFeed;
}
