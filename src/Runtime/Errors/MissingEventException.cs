namespace GenFlow;

/// <summary>A step with several event parameters was given some of its events, and everything that could have given the others
/// has ended. Fails the run.</summary>
public sealed class MissingEventException : WorkflowException
{
    internal MissingEventException(string workflow, string join, IReadOnlyList<string> missing, IReadOnlyList<string> arrived)
        : base(
            workflow,
            join,
            $"Step {join} of {workflow} was given {string.Join(", ", arrived)} but no {string.Join(" and no ", missing)}, and every branch that could have given {(missing.Count == 1 ? "it" : "them")} has ended. " +
            $"Let each way lead to such an event, or declare the parameter nullable ({missing[0]}?) if the step can do without.") =>
        MissingTypes = missing;

    /// <summary>The types of which no event came, in the order of the step's parameters.</summary>
    public IReadOnlyList<string> MissingTypes { get; }
}
