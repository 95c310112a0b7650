using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>A class with [Workflow], read once for all rules.</summary>
internal sealed class AnalyzedWorkflow
{
    public AnalyzedWorkflow(INamedTypeSymbol type, Compilation compilation)
    {
        Type = type;
        Methods = [.. WorkflowSteps.Read(type, compilation).Select(static read => new AnalyzedStep(read.Method, read.Signature))];
        IsHalfTyped = HalfTyped.Is(type);
        Steps = [.. Methods.Where(static method => method.Signature.IsStep)];
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>Every method with [Step], in the order of the names.</summary>
    public AnalyzedStep[] Methods { get; }

    /// <summary>Those that are steps: as the generator numbers them.</summary>
    public AnalyzedStep[] Steps { get; }

    /// <summary>Whether there may be steps that cannot be seen yet.</summary>
    public bool IsHalfTyped { get; }

    /// <summary>Those that the class itself declares.</summary>
    public IEnumerable<AnalyzedStep> OwnSteps => Steps.Where(step => SymbolEqualityComparer.Default.Equals(step.Method.ContainingType, Type));
}
