namespace GenFlow;

/// <summary>A context was used for something that only a running run can do, after its run or its step had ended.</summary>
public sealed class WorkflowEndedException : WorkflowException
{
    internal WorkflowEndedException(string workflow, string step, string action)
        : base(workflow, step, $"Step {step} of {workflow} {action} after it had ended, or after its run had. A Context must not be used after its step: await what the step starts.")
    {
    }
}
