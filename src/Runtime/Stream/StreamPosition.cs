namespace GenFlow;

/// <summary>Where a reader of a run's stream begins.</summary>
public readonly record struct StreamPosition
{
    private readonly long _beforeFirst;

    private StreamPosition(long beforeFirst) => _beforeFirst = beforeFirst;

    /// <summary>The first item; what the stream no longer has shows as a <see cref="StreamGap"/>.</summary>
    public static StreamPosition Start => default;

    /// <summary>Only what is written after the call.</summary>
    public static StreamPosition Live => new(long.MaxValue);

    /// <summary>A sequence number, from 1. One that does not exist yet is waited for; where the run ends before it comes to
    /// that number, the reader ends with it and gets nothing. Once the run has ended, a number beyond its end is refused.</summary>
    /// <param name="sequence">The first number to read.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static StreamPosition At(long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        return new(sequence - 1);
    }

    /// <summary>The same as <see cref="At"/>.</summary>
    /// <param name="sequence">The first number to read.</param>
    public static implicit operator StreamPosition(long sequence) => At(sequence);

    internal bool IsLive => _beforeFirst == long.MaxValue;

    /// <summary>The number of the last item that is not read.</summary>
    internal long Skip => _beforeFirst;
}
