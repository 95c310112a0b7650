using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>A step of a base class takes part in every workflow that inherits it: what is wrong with it is told once, of
/// the class that declares it, and only where that class is in the project.</summary>
internal static class InheritedSteps
{
    /// <summary>Whether the step's problem is the workflow's to report.</summary>
    public static bool IsReportedBy(AnalyzedWorkflow workflow, AnalyzedStep step, Compilation compilation)
    {
        INamedTypeSymbol declaring = step.Method.ContainingType.OriginalDefinition;
        if (SymbolEqualityComparer.Default.Equals(declaring, workflow.Type))
        {
            return true;
        }

        if (!SymbolEqualityComparer.Default.Equals(declaring.ContainingAssembly, compilation.Assembly)
            || (AnalyzedWorkflows.IsWorkflow(declaring) && HasProblem(declaring, step, compilation)))
        {
            return false;
        }

        INamedTypeSymbol? first = SourceTypes.DerivedFrom(declaring, compilation).FirstOrDefault(derived =>
            AnalyzedWorkflows.IsWorkflow(derived) && HasProblem(derived, step, compilation));
        return SymbolEqualityComparer.Default.Equals(first, workflow.Type);
    }

    private static bool HasProblem(INamedTypeSymbol workflow, AnalyzedStep step, Compilation compilation) =>
        AnalyzedWorkflows.Of(workflow, compilation).Methods.Any(other =>
            other.Signature.Problem == step.Signature.Problem
            && SymbolEqualityComparer.Default.Equals(other.Method.OriginalDefinition, step.Method.OriginalDefinition));
}
