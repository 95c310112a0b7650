namespace GenFlow.CompilerServices;

/// <summary>Which arguments of <see cref="StepAttribute"/> are in range.</summary>
internal static class StepArguments
{
    /// <summary>The first argument that is out of range, and what it must be; null where all are in range.</summary>
    public static string? ProblemOf(StepDefinition step) =>
        Count(nameof(step.MaxConcurrency), step.MaxConcurrency)
        ?? Count(nameof(step.Timeout), step.Timeout)
        ?? (step.Retry is { } retry ? ProblemOf(retry) : null);

    private static string? ProblemOf(RetryPolicy retry) =>
        Count(nameof(StepAttribute.Retries), retry.Retries)
        ?? Count(nameof(StepAttribute.RetryDelay), retry.Delay)
        ?? Number(nameof(StepAttribute.Backoff), retry.Backoff, retry.Backoff >= 1 && double.IsFinite(retry.Backoff), "a finite number of at least 1")
        ?? Count(nameof(StepAttribute.MaxRetryDelay), retry.MaxDelay)
        ?? Number(nameof(StepAttribute.Jitter), retry.Jitter, retry.Jitter is >= 0 and <= 1, "from 0 to 1");

    private static string? Count(string name, int value) => Number(name, value, value >= 0, "0 or more");

    private static string? Number(string name, double value, bool isInRange, string range) =>
        isInRange ? null : FormattableString.Invariant($"{name} is {value} and must be {range}");
}
