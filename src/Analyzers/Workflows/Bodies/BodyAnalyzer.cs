using System.Collections.Immutable;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>A rule about the steps of a class and what their bodies do.</summary>
public abstract class BodyAnalyzer : DiagnosticAnalyzer
{
    private protected BodyAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolStartAction(OnType, SymbolKind.NamedType);
    }

    private protected abstract void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow, Bodies bodies);

    private void OnType(SymbolStartAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || !(AnalyzedWorkflows.IsWorkflow(type) || DeclaresStep(type)))
        {
            return;
        }

        var bodies = new Bodies();
        context.RegisterOperationBlockAction(block => bodies.Add(block.OwningSymbol, block.OperationBlocks, block.Compilation));
        context.RegisterSymbolEndAction(end => Analyze(end, AnalyzedWorkflows.Of(type, end.Compilation), bodies));
    }

    // A base of workflows has steps, too.
    private static bool DeclaresStep(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member => member is IMethodSymbol && TypeFacts.HasAttribute(member, KnownTypes.StepAttribute));
}
