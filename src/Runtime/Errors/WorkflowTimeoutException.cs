using System.Globalization;

namespace GenFlow;

/// <summary>The run took longer than <see cref="RunOptions.Timeout"/>.</summary>
public sealed class WorkflowTimeoutException : WorkflowException
{
    internal WorkflowTimeoutException(string workflow, TimeSpan timeout, IReadOnlyList<string> activeSteps)
        : base(
            workflow,
            step: null,
            string.Create(CultureInfo.InvariantCulture, $"{workflow} was still running after {timeout}. Active steps: {(activeSteps.Count == 0 ? "none" : string.Join(", ", activeSteps))}. ") +
            "Raise RunOptions.Timeout or find what these steps wait for.")
    {
        Timeout = timeout;
        ActiveSteps = activeSteps;
    }

    /// <summary>The limit.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The steps that were running when it passed.</summary>
    public IReadOnlyList<string> ActiveSteps { get; }
}
