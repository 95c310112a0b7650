namespace GenFlow;

/// <summary>Something that went wrong in a run, whether or not it decided how the run ended.</summary>
/// <param name="Step">The step; null where it was the run as a whole.</param>
/// <param name="Attempt">The step's attempt, from 1; 0 where there is no step.</param>
/// <param name="Exception">The exception as it was thrown.</param>
public sealed record StepFailure(string? Step, int Attempt, Exception Exception)
{
    /// <summary>The child workflows it happened in, outermost first, divided by slashes; empty for the run itself.</summary>
    public string Path { get; init; } = "";
}
