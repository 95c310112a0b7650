using System.Collections.Immutable;
using System.Composition;
using GenFlow.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace GenFlow.CodeFixes;

/// <summary>GF1004 and GF6001: <c>async void</c> becomes <c>async Task</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReturnTask : CodeFixProvider
{
    private const string Title = "Return Task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AsyncVoidStep, RuleIds.InvalidAction];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindToken(context.Span.Start).Parent?.Parent is MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } method
            && model.GetDeclaredSymbol(method, context.CancellationToken) is { } symbol
            && IsFreeToChange(symbol)
            && model.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is { } task)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    _ =>
                    {
                        SyntaxNode type = SyntaxGenerator.GetGenerator(context.Document).TypeExpression(task, addImport: true).WithTriviaFrom(method.ReturnType);
                        return Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(method.ReturnType, type)));
                    },
                    nameof(ReturnTask)),
                context.Diagnostics);
        }
    }

    // Where another declaration says void too, that is not this method's to change.
    private static bool IsFreeToChange(IMethodSymbol method) =>
        method is { IsOverride: false, IsVirtual: false, PartialDefinitionPart: null, PartialImplementationPart: null }
        && !method.ContainingType.AllInterfaces.SelectMany(static contract => contract.GetMembers()).Any(member =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
