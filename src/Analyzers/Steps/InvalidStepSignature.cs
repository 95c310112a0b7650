using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers;

/// <summary>GF1003: a method with [Step] has a signature that no step can have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidStepSignature : WorkflowAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        RuleIds.StepSignature,
        "The method cannot be a step",
        "'{0}' cannot be a step: {1}",
        RuleCategories.Steps,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A step takes an event, or lists of events, and what the run can give it; it returns events or nothing.");

    /// <summary>The rule.</summary>
    public InvalidStepSignature()
        : base(s_rule)
    {
    }

    private protected override void Analyze(SymbolAnalysisContext context, AnalyzedWorkflow workflow)
    {
        foreach (AnalyzedStep step in workflow.Methods)
        {
            if (Message(step) is { } message
                && !IsHalfTyped(step.Method, context.CancellationToken)
                && InheritedSteps.IsReportedBy(workflow, step, context.Compilation)
                && SignaturePlaces.Of(step, workflow.Type, context.CancellationToken) is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_rule, place, step.Method.Name, message));
            }
        }
    }

    private static string? Message(AnalyzedStep step)
    {
        IParameterSymbol? parameter = step.Signature.ProblemParameter is >= 0 and var index ? step.Method.Parameters[index] : null;
        ITypeSymbol type = parameter?.Type ?? step.Method.ReturnType;
        return SignatureMessages.Of(step.Signature.Problem, parameter?.Name ?? "", type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
    }

    // What is missing may be about to be typed.
    private static bool IsHalfTyped(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
            && (declaration.ParameterList.ContainsDiagnostics || declaration.ReturnType.ContainsDiagnostics || declaration.Identifier.IsMissing));
}
