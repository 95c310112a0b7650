using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>A fix for a type whose name is reported: it makes the type and those around it partial, and may change the type
/// besides.</summary>
public abstract class PartialFix : CodeFixProvider
{
    private readonly string _title;

    private protected PartialFix(string id, string title)
    {
        FixableDiagnosticIds = [id];
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => PartialFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FindAsync(context.Document, context.Diagnostics[0], context.CancellationToken).ConfigureAwait(false) is { } declaration)
        {
            context.RegisterCodeFix(Action([(context.Document, declaration)]), context.Diagnostics);
        }
    }

    /// <summary>The reported declaration; null where it cannot be fixed.</summary>
    internal async Task<TypeDeclarationSyntax?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is TypeDeclarationSyntax declaration
            && await CanFixAsync(document, declaration, diagnostic, cancellationToken).ConfigureAwait(false)
            ? declaration
            : null;
    }

    /// <summary>What fixes all of the declarations.</summary>
    internal CodeAction Action(IReadOnlyCollection<(Document Document, TypeDeclarationSyntax Declaration)> reported) => CodeAction.Create(
        _title,
        cancellationToken => PartialDeclarations.AddAsync(reported.First().Document.Project.Solution, reported, Change, cancellationToken),
        GetType().Name);

    private protected virtual Task<bool> CanFixAsync(
        Document document, TypeDeclarationSyntax declaration, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>What becomes of a declaration of the type, which is partial by now.</summary>
    private protected virtual TypeDeclarationSyntax Change(TypeDeclarationSyntax declaration, bool isReported) => declaration;
}
