using System.Globalization;

namespace GenFlow;

/// <summary>A step went on after its token was cancelled, because the run had ended or its timeout was over, and was left behind after
/// <see cref="RunOptions.Grace"/>.</summary>
public sealed class StepAbandonedException : WorkflowException
{
    internal StepAbandonedException(string workflow, string step, TimeSpan grace)
        : base(
            workflow,
            step,
            string.Create(CultureInfo.InvariantCulture, $"Step {step} of {workflow} did not end within {grace} after its timeout; its body still holds a thread or a task. Pass ctx.CancellationToken to what it waits for."))
    {
    }

    internal StepAbandonedException(string workflow, string step, int bodies, TimeSpan grace)
        : base(
            workflow,
            step,
            string.Create(CultureInfo.InvariantCulture, $"Step {step} of {workflow} did not end within {grace} after the run had ended; {bodies} of its bodies still hold a thread or a task. Pass ctx.CancellationToken to what it waits for."))
    {
    }
}
