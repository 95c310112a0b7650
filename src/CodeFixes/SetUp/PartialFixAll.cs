using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenFlow.CodeFixes;

/// <summary>Fixes all types at once. One fix changes several declarations, and two fixes the same: merged as texts, they
/// would stand against each other.</summary>
internal sealed class PartialFixAll : FixAllProvider
{
    private PartialFixAll()
    {
    }

    public static PartialFixAll Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var fix = (PartialFix)fixAllContext.CodeFixProvider;
        var reported = new List<(Document, TypeDeclarationSyntax)>();
        foreach (Document document in Documents(fixAllContext))
        {
            foreach (Diagnostic diagnostic in await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
            {
                if (await fix.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false) is { } declaration)
                {
                    reported.Add((document, declaration));
                }
            }
        }

        return reported.Count == 0 ? null : fix.Action(reported);
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.SelectMany(static project => project.Documents),
    };
}
