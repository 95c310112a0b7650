using System.Globalization;

namespace GenFlow;

/// <summary>A step went on after the run had ended and its token was cancelled, and was left behind after
/// <see cref="RunOptions.Grace"/>.</summary>
public sealed class StepAbandonedException : WorkflowException
{
    internal StepAbandonedException(string workflow, string step, int bodies, TimeSpan grace)
        : base(
            workflow,
            step,
            string.Create(CultureInfo.InvariantCulture, $"Step {step} of {workflow} did not end within {grace} after the run had ended; {bodies} of its bodies still hold a thread or a task. Pass ctx.CancellationToken to what it waits for."))
    {
    }
}
