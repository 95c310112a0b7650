using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.RoslynTestKit;

/// <summary>Checks what a code fix makes of a source.</summary>
/// <param name="analyzer">Reports what is fixed.</param>
/// <param name="fix">The fix.</param>
/// <param name="generators">What generates code for the source.</param>
public sealed class CodeFixVerifier(DiagnosticAnalyzer analyzer, CodeFixProvider fix, params IIncrementalGenerator[] generators)
{
    /// <summary>The equivalence key of the offered action that is taken; null for the first.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Files that are part of the project.</summary>
    public ImmutableArray<TestSource> MoreSources { get; init; } = [];

    /// <summary>Throws unless taking the fix, again and again until none is offered, gives the text.</summary>
    /// <param name="before">The source; markup is allowed and ignored.</param>
    /// <param name="after">The expected text.</param>
    public async Task VerifyFixAsync(string before, string after)
    {
        using var workspace = new FixWorkspace(Markup.Parse(before).Text, MoreSources, generators);
        Document document = workspace.Document;
        bool isFixed = false;
        for (int round = 0; round < 100 && await FirstActionAsync(document).ConfigureAwait(false) is { } action; round++)
        {
            document = await ApplyAsync(document, action).ConfigureAwait(false);
            isFixed = true;
        }

        await CompareAsync(document, after, isFixed).ConfigureAwait(false);
    }

    /// <summary>Throws unless "fix all in the document" gives the text.</summary>
    /// <param name="before">The source; markup is allowed and ignored.</param>
    /// <param name="after">The expected text.</param>
    public async Task VerifyFixAllAsync(string before, string after)
    {
        using var workspace = new FixWorkspace(Markup.Parse(before).Text, MoreSources, generators);
        Document document = workspace.Document;
        CodeAction first = await FirstActionAsync(document).ConfigureAwait(false) ?? throw new VerificationException("No fix is offered.");
        FixAllProvider provider = fix.GetFixAllProvider() ?? throw new VerificationException("The fix cannot fix all.");
        var context = new FixAllContext(
            document,
            fix,
            FixAllScope.Document,
            first.EquivalenceKey,
            fix.FixableDiagnosticIds,
            new DocumentDiagnostics(analyzer),
            CancellationToken.None);
        CodeAction all = await provider.GetFixAsync(context).ConfigureAwait(false) ?? throw new VerificationException("Fixing all is not offered.");
        await CompareAsync(await ApplyAsync(document, all).ConfigureAwait(false), after, isFixed: true).ConfigureAwait(false);
    }

    /// <summary>Throws when a fix is offered.</summary>
    /// <param name="source">The source; markup is allowed and ignored.</param>
    public async Task VerifyNoFixAsync(string source)
    {
        using var workspace = new FixWorkspace(Markup.Parse(source).Text, MoreSources, generators);
        if (await FirstActionAsync(workspace.Document).ConfigureAwait(false) is { } action)
        {
            throw new VerificationException($"A fix is offered: {action.Title}");
        }
    }

    private async Task<CodeAction?> FirstActionAsync(Document document)
    {
        foreach (Diagnostic diagnostic in await DocumentDiagnostics.FindAsync(document, analyzer, CancellationToken.None).ConfigureAwait(false))
        {
            if (!fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            {
                continue;
            }

            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)).ConfigureAwait(false);
            if (actions.Find(action => EquivalenceKey is null || action.EquivalenceKey == EquivalenceKey) is { } offered)
            {
                return offered.EquivalenceKey is not null
                    ? offered
                    : throw new VerificationException($"The action '{offered.Title}' has no equivalence key.");
            }
        }

        return null;
    }

    private static async Task<Document> ApplyAsync(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None).ConfigureAwait(false);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return changed.GetDocument(document.Id)!;
    }

    private static async Task CompareAsync(Document document, string expected, bool isFixed)
    {
        string actual = (await document.GetTextAsync().ConfigureAwait(false)).ToString();
        if (!isFixed)
        {
            throw new VerificationException("No fix is offered.");
        }

        if (actual != expected)
        {
            throw new VerificationException($"Expected:\n{expected}\nFound:\n{actual}");
        }
    }
}
