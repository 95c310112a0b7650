namespace GenFlow;

/// <summary>How much of its stream a run keeps for readers that come late or read slowly. What is dropped shows to them as
/// one <see cref="StreamGap"/>; the run's end is kept beside what the policy keeps, and never dropped.</summary>
public sealed record StreamRetention
{
    private StreamRetention()
    {
    }

    /// <summary>Everything, as long as the run or its handler is held. Nothing is ever lost to a reader.</summary>
    public static StreamRetention All { get; } = new();

    /// <summary>The last items, exactly so many. Memory is freed in stretches of 8 to 512 events, a quarter of them all: a
    /// stretch stays until the last of it is dropped, or as long as a reader stands in it.</summary>
    /// <param name="items">How many, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static StreamRetention Last(int items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        return new() { Items = items };
    }

    /// <summary>The last items whose sizes are together at most a number of bytes; the newest always, also where it is
    /// larger. Memory is freed in stretches of 8 events: one stays until the last of it is dropped, or as long as a reader
    /// stands in it.</summary>
    /// <param name="bytes">How many bytes, from 1.</param>
    /// <param name="sizeOf">What an event counts, in bytes, from 0. Called by the writer, on its thread and once for each event,
    /// maybe by several writers at once; the engine's own items count 64 bytes each without it. Where it throws, or gives
    /// less than 0 (an <see cref="InvalidOperationException"/>), <see cref="Context.WriteEventToStream"/> throws that
    /// and nothing is written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static StreamRetention MaxBytes(long bytes, Func<StreamEvent, int> sizeOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        ArgumentNullException.ThrowIfNull(sizeOf);
        return new() { Bytes = bytes, SizeOf = sizeOf };
    }

    /// <summary>0 where items are not counted.</summary>
    internal int Items { get; private init; }

    internal long Bytes { get; private init; }

    /// <summary>Null where bytes are not counted.</summary>
    internal Func<StreamEvent, int>? SizeOf { get; private init; }

    internal bool IsBounded => Items > 0 || SizeOf is not null;

    /// <summary>The policy as it was written.</summary>
    public override string ToString() => Items > 0 ? $"Last({Items})" : SizeOf is null ? "All" : $"MaxBytes({Bytes})";
}
