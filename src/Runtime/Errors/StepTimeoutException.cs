using System.Globalization;

namespace GenFlow;

/// <summary>An attempt of a step took longer than the step's timeout.</summary>
public sealed class StepTimeoutException : WorkflowException
{
    internal StepTimeoutException(string workflow, string step, int attempt, TimeSpan timeout)
        : base(
            workflow,
            step,
            string.Create(CultureInfo.InvariantCulture, $"Step {step} of {workflow} did not end within {timeout.TotalMilliseconds} ms (attempt {attempt}). Raise [Step(Timeout = …)] or find what it waits for."))
    {
        Attempt = attempt;
        Timeout = timeout;
    }

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The limit.</summary>
    public TimeSpan Timeout { get; }
}
