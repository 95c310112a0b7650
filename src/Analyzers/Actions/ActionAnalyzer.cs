using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>A rule about methods with [Action].</summary>
public abstract class ActionAnalyzer : DiagnosticAnalyzer
{
    private protected ActionAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (AgentsLibrary.IsReferenced(start.Compilation))
            {
                start.RegisterSymbolAction(OnMethod, SymbolKind.Method);
            }
        });
    }

    private protected abstract void Analyze(SymbolAnalysisContext context, AnalyzedAction action);

    private void OnMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is null && ActionMethods.IsMarked(method))
        {
            Analyze(context, AnalyzedActions.Of(method, context.Compilation, context.CancellationToken));
        }
    }
}
