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

    internal StepDefinition[] Steps { get; } = steps;

    internal RouteDefinition[] Routes { get; } = routes;

    private bool HasGates { get; } = Array.Exists(steps, static step => step.MaxConcurrency > 0);

    internal string StepName(int step) => (uint)step < (uint)Steps.Length ? Steps[step].Name : "(none)";

    internal Gate?[]? MakeGates() =>
        HasGates ? Array.ConvertAll(Steps, static step => step.MaxConcurrency > 0 ? new Gate(step.MaxConcurrency) : null) : null;
}
