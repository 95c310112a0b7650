namespace GenFlow;

/// <summary>The engine found that a run cannot go on. What a step itself throws is never wrapped in one.</summary>
public class WorkflowException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="step">The step concerned, if one is.</param>
    /// <param name="message">What happened and what to do.</param>
    public WorkflowException(string workflow, string? step, string message)
        : this(workflow, step, message, inner: null)
    {
    }

    private protected WorkflowException(string workflow, string? step, string message, Exception? inner)
        : base(message, inner)
    {
        Workflow = workflow;
        Step = step;
    }

    /// <summary>The workflow's name.</summary>
    public string Workflow { get; }

    /// <summary>The step concerned; null where it is the run as a whole.</summary>
    public string? Step { get; }
}
