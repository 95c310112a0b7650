using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>A rule about the declarations of a workflow.</summary>
public abstract class WorkflowAnalyzer : DiagnosticAnalyzer
{
    private protected WorkflowAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(OnType, SymbolKind.NamedType);
    }

    private protected abstract void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow);

    private void OnType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (AnalyzedWorkflows.IsWorkflow(type))
        {
            Analyze(context, AnalyzedWorkflows.Of(type, context.Compilation));
        }
    }
}
