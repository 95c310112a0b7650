using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>All methods with [Step] of a workflow, read together: some say something about another.</summary>
internal static class WorkflowSteps
{
    /// <summary>The signatures in the order of their names, also of methods that are no steps.</summary>
    public static StepSignature[] Of(INamedTypeSymbol workflow, Compilation compilation) =>
        [.. Read(workflow, compilation).Select(static step => step.Signature)];

    /// <summary>The same, each with its method.</summary>
    public static (IMethodSymbol Method, StepSignature Signature)[] Read(INamedTypeSymbol workflow, Compilation compilation)
    {
        (IMethodSymbol Method, StepSignature Signature)[] read = [.. StepMethods.Of(workflow, compilation)
            .Select(method => (Method: method, Signature: StepSignatureParser.Parse(method, workflow, compilation)))
            .OrderBy(static step => step.Signature.Name, StringComparer.Ordinal)
            .ThenBy(static step => step.Signature.Text, StringComparer.Ordinal)];
        StepSignature[] signatures = CheckFrom([.. read.Select(static step => step.Signature)]);
        return [.. read.Zip(signatures, static (step, signature) => (step.Method, signature))];
    }

    /// <summary>The index of the fan-out of that name; −1 where there is none or more than one.</summary>
    public static int FanOut(StepSignature[] steps, string name)
    {
        int[] found = [.. Enumerable.Range(0, steps.Length).Where(index => steps[index] is { IsStep: true, IsFanOut: true } step && step.Name == name)];
        return found.Length == 1 ? found[0] : -1;
    }

    // A step that is none any more may be the fan-out that another names.
    private static StepSignature[] CheckFrom(StepSignature[] steps)
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int index = 0; index < steps.Length; index++)
            {
                if (steps[index] is { IsStep: true, CollectFrom: { } from } step && FanOut(steps, from) < 0)
                {
                    int parameter = step.Parameters.TakeWhile(static p => p.Role != ParameterRole.Collected).Count();
                    steps[index] = step with { Problem = SignatureProblem.CollectFromIsNoFanOut, ProblemParameter = parameter };
                    changed = true;
                }
            }
        }

        return steps;
    }
}
