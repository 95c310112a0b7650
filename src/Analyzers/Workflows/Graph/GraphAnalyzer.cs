using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>A rule about how events flow in a workflow. It is asked only where every step can be read, and not about a class
/// whose steps are not all there.</summary>
public abstract class GraphAnalyzer : BodyAnalyzer
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, WorkflowGraph>> s_read = new();

    private protected GraphAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected abstract void Analyze(SymbolAnalysisContext context, WorkflowGraph graph);

    private protected sealed override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow, Bodies bodies)
    {
        if (TryGetGraph(workflow, bodies, context) is { } graph)
        {
            Analyze(context, graph);
        }
    }

    /// <summary>The graph; null where the class is no workflow, or one whose graph cannot be told.</summary>
    internal static WorkflowGraph? TryGetGraph(AnalyzedWorkflow workflow, Bodies bodies, SymbolAnalysisContext context) =>
        workflow.Type.IsAbstract || workflow.IsHalfTyped || workflow.Steps.Length == 0 || workflow.Steps.Length != workflow.Methods.Length || !AnalyzedWorkflows.IsWorkflow(workflow.Type)
            ? null
            : s_read
                .GetValue(context.Compilation, static _ => new(SymbolEqualityComparer.Default))
                .GetOrAdd(workflow.Type, _ => new(workflow, bodies, context.CancellationToken));
}
