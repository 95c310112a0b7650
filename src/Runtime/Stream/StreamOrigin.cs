namespace GenFlow.Stream;

/// <summary>Who wrote an item, where it was not a step of the root run in its first attempt. Made once for an attempt and
/// given with all that it writes: segments tell origins apart by reference.</summary>
internal sealed class StreamOrigin(string path, string? step, int attempt, int attemptId = 0)
{
    /// <summary>The child workflows and forwarded streams on the way, outermost first; empty for the root run.</summary>
    public string Path { get; } = path;

    /// <summary>The step; null for what a child run as a whole wrote.</summary>
    public string? Step { get; } = step;

    /// <summary>The step's attempt, from 1; 0 where there is no step.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>Tells attempts apart that may be repeated; 0 for all others.</summary>
    public int AttemptId { get; } = attemptId;
}
