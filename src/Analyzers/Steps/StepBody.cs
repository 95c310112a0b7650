using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>What a step does, as the compiler understands it, with its lambdas and local functions.</summary>
internal sealed class StepBody(OperationBlockAnalysisContext context, IMethodSymbol step)
{
    public IMethodSymbol Step { get; } = step;

    public Compilation Compilation => context.Compilation;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>Everything in it, outer before inner, in the order of the text.</summary>
    public IOperation[] Operations { get; } = [.. context.OperationBlocks.SelectMany(static block => block.DescendantsAndSelf())];

    public void Report(Diagnostic diagnostic) => context.ReportDiagnostic(diagnostic);
}
