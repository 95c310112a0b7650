using System.Globalization;

namespace GenFlow;

/// <summary>The run reached <see cref="RunOptions.MaxSteps"/> or <see cref="RunOptions.MaxPendingEvents"/>.</summary>
public sealed class WorkflowLimitException : WorkflowException
{
    internal WorkflowLimitException(string workflow, string step, string limit, int value, string advice)
        : base(
            workflow,
            step,
            string.Create(CultureInfo.InvariantCulture, $"{workflow} reached RunOptions.{limit} = {value} at step {step}. {advice}"))
    {
        Limit = limit;
        Value = value;
    }

    /// <summary>The option's name.</summary>
    public string Limit { get; }

    /// <summary>The option's value.</summary>
    public int Value { get; }

    internal static WorkflowLimitException Steps(string workflow, string step, int value) => new(
        workflow, step, nameof(RunOptions.MaxSteps), value, "If this loop is meant to end, look for its exit; if it is meant to be this long, raise the option.");

    internal static WorkflowLimitException Pending(string workflow, string step, int value) => new(
        workflow, step, nameof(RunOptions.MaxPendingEvents), value,
        "Events are produced faster than steps take them. Return them as a sequence, which is drawn only as fast as its events start, give the steps that take them more room (MaxConcurrency), or raise the option.");
}
