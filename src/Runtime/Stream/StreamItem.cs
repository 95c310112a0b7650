namespace GenFlow;

/// <summary>One entry of a run's stream.</summary>
/// <param name="Sequence">Its number in the run, from 1, without holes; a <see cref="StreamGap"/> has the last number that
/// is missing.</param>
/// <param name="Timestamp">When it was written, in UTC. With the system clock it is read from a coarse clock that moves
/// in steps of about 4 to 16 ms; <paramref name="Sequence"/> gives the order.</param>
/// <param name="Step">The step that wrote it; null for what the run as a whole wrote, such as its end.</param>
/// <param name="Attempt">The step's attempt, from 1; 0 where there is no step.</param>
/// <param name="Path">The child workflows and forwarded streams it came through, outermost first; empty for the run itself.</param>
/// <param name="Event">What was written; the last item's is a <see cref="RunEnded"/>.</param>
public readonly record struct StreamItem(
    long Sequence, DateTimeOffset Timestamp, string? Step, int Attempt, string Path, StreamEvent Event)
{
    /// <summary>Tells apart what several bodies of one step write at the same time: all that one attempt writes has the same
    /// number, and no other attempt of the run has it. 0 for steps without retries.</summary>
    public int AttemptId { get; init; }
}
