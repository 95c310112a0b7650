using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>A rule about what the bodies of steps do.</summary>
public abstract class StepBodyAnalyzer : DiagnosticAnalyzer
{
    private protected StepBodyAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockAction(OnBlock);
        AlsoAnalyze(context);
    }

    private protected abstract void Analyze(StepBody body);

    /// <summary>For a rule that is about more than bodies.</summary>
    private protected virtual void AlsoAnalyze(AnalysisContext context)
    {
    }

    private void OnBlock(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is IMethodSymbol && StepBodies.StepOf(context.OwningSymbol) is { } step)
        {
            Analyze(new StepBody(context, step));
        }
    }
}
