using System.Globalization;
using GenFlow.Engine;

namespace GenFlow;

/// <summary>The run took longer than <see cref="RunOptions.Timeout"/>.</summary>
public sealed class WorkflowTimeoutException : WorkflowException
{
    internal WorkflowTimeoutException(string workflow, TimeSpan timeout, RunningSteps running)
        : base(
            workflow,
            step: null,
            string.Create(CultureInfo.InvariantCulture, $"{workflow} was still running after {timeout}. Active steps: {running}. ") +
            "Raise RunOptions.Timeout or find what these steps wait for.")
    {
        Timeout = timeout;
        ActiveSteps = running.Names;
    }

    /// <summary>The limit.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The names of the steps that were running when it passed, each once, in order.</summary>
    public IReadOnlyList<string> ActiveSteps { get; }
}
