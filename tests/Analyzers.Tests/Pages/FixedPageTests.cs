using System.Collections.Immutable;
using GenFlow.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenFlow.Analyzers.Tests;

/// <summary>A page that promises a fix keeps the promise on its own wrong code.</summary>
public class FixedPageTests
{
    private const int MostFixes = 50;

    public static TheoryData<string> Fixed => [.. RulePage.All.Where(static page => page.Has("**Fix:** ")).Select(static page => page.Id)];

    [Theory]
    [MemberData(nameof(Fixed))]
    public async Task Fix_of_wrong_code_leaves_less_that_is_wrong_and_no_new_error(string id)
    {
        int repaired = 0;
        foreach (RuleCode wrong in RulePage.Of(id).Wrong)
        {
            using var workspace = new FixWorkspace(wrong.Code, [TestSource.GlobalUsings], [new GenFlowGenerator()]);
            Document document = workspace.Document;
            ImmutableArray<Diagnostic> before = await ReportedIn(document, id);
            bool isChanged = false;
            for (int taken = 0; taken < MostFixes && await NextFix(document, id) is { } action; taken++)
            {
                document = await Apply(document, action);
                isChanged = true;
            }

            if (!isChanged)
            {
                continue;
            }

            repaired++;
            string text = (await document.GetTextAsync()).ToString();
            Assert.True((await ReportedIn(document, id)).Length < before.Length, $"The fix of {id} mends nothing:\n{text}");
            Compilation compilation = (await document.Project.GetCompilationAsync())!;
            Assert.All(Analysis.Errors(compilation), error => Assert.True(wrong.CompilerErrors.Contains(error), $"The fix of {id} leads to {error}:\n{text}"));
        }

        Assert.True(repaired > 0, $"No wrong code of {id} is fixed.");
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportedIn(Document document, string id) =>
        [.. (await DocumentDiagnostics.FindAsync(document, AllRules.AnalyzerOf(id), CancellationToken.None)).Where(diagnostic => diagnostic.Id == id)];

    private static async Task<CodeAction?> NextFix(Document document, string id)
    {
        foreach (Diagnostic diagnostic in await ReportedIn(document, id))
        {
            var actions = new List<CodeAction>();
            foreach (CodeFixProvider fix in AllRules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)))
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }

            if (actions.Count > 0)
            {
                return actions[0];
            }
        }

        return null;
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }
}
