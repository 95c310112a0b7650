using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1004: a step is async void.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidStep : WorkflowAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.AsyncVoidStep,
        "A step is async void",
        "'{0}' is async void, so that the run would see neither its end nor its failure: return Task",
        RuleCategories.Steps,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A run waits for the task that a step returns. An exception of an async void method ends the process.");

    /// <summary>The rule.</summary>
    public AsyncVoidStep()
        : base(s_rule)
    {
    }

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow)
    {
        foreach (AnalyzedStep step in workflow.Methods)
        {
            if (step.Signature.Problem == SignatureProblem.AsyncVoid
                && InheritedSteps.IsReportedBy(workflow, step, context.Compilation)
                && SignaturePlaces.Of(step, workflow.Type, context.CancellationToken) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, place, step.Method.Name));
            }
        }
    }
}
