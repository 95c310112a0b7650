using System.ComponentModel;
using GenFlow.Engine;

namespace GenFlow.CompilerServices;

/// <summary>A workflow's steps and routes as the generator found them; one for each workflow class.</summary>
/// <param name="name">The class's name.</param>
/// <param name="steps">The steps, in the order of their names.</param>
/// <param name="routes">The routes that <see cref="WorkflowRun.Route"/> names by number: several targets, or one that the
/// engine does not call directly.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkflowDefinition(string name, StepDefinition[] steps, RouteDefinition[] routes)
{
    /// <summary>The class's name.</summary>
    public string Name { get; } = name;

    internal StepDefinition[] Steps { get; } = Sealed(steps);

    internal RouteDefinition[] Routes { get; } = routes;

    private bool IsValid { get; } = !Array.Exists(steps, static step => StepArguments.ProblemOf(step) is not null);

    internal bool HasLimits { get; } = Array.Exists(steps, static step => step.MaxConcurrency > 0);

    /// <summary>Throws where an argument of a step's attribute is out of range. It is found once for the class and thrown to each
    /// caller: a type that cannot be initialised would show nobody why.</summary>
    internal void ThrowIfInvalid()
    {
        if (!IsValid)
        {
            StepDefinition step = Array.Find(Steps, static step => StepArguments.ProblemOf(step) is not null)!;
            throw new WorkflowException(Name, step.Name, $"The step '{step.Name}' of the workflow '{Name}' cannot run: of its [Step], {StepArguments.ProblemOf(step)}.");
        }
    }

    internal string StepName(int step) => (uint)step < (uint)Steps.Length ? Steps[step].Name : "(none)";

    /// <summary>How much the steps have been seen to do; it only grows.</summary>
    internal int SeenEffects => Steps.Sum(static step => step.Streamed.All.Length + step.Sent.All.Length + step.Children.All.Length);

    /// <summary>The parameters that a route leads to: none for a stop, a request and nobody.</summary>
    internal RouteTarget[] TargetsOf(int route) =>
        route >= 0 ? [new(route)]
        : route <= WorkflowRun.FirstNumbered ? Routes[WorkflowRun.FirstNumbered - route].Targets
        : [];

    private static StepDefinition[] Sealed(StepDefinition[] steps)
    {
        Array.ForEach(steps, static step => step.Seal());
        return steps;
    }

    internal Gate?[]? MakeGates() =>
        HasLimits ? Array.ConvertAll(Steps, static step => step.MaxConcurrency > 0 ? new Gate(step.MaxConcurrency) : null) : null;
}
