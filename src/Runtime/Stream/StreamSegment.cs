namespace GenFlow.Stream;

/// <summary>A stretch of the log. Slots below <see cref="Count"/> never change, so readers need no lock.</summary>
internal sealed class StreamSegment(long first, int capacity)
{
    public const int SmallestCapacity = 8;
    public const int LargestCapacity = 512;

    /// <summary>Follows a segment that retention has unlinked: its readers go on at the log's head, and those that nobody
    /// reads on hold nothing beyond their own segment.</summary>
    public static readonly StreamSegment Dropped = new(long.MaxValue, 0);

    // Sources from here downwards are places in the table of origins.
    private const int FirstOrigin = -2;

    /// <summary>Slots written; read with <see cref="Volatile"/> by readers, written under the log's lock.</summary>
    public int Count;

    /// <summary>What follows, set once this one is full and the next has its first item.</summary>
    public StreamSegment? Next;

    public readonly StreamSlot[] Slots = new StreamSlot[capacity];

    /// <summary>The sequence number of slot 0.</summary>
    public readonly long First = first;

    private int _originCount;
    private StreamOrigin[]? _origins;

    /// <summary>The number after that of the last slot.</summary>
    public long End => First + Slots.Length;

    /// <summary>The origin of a slot that has been written.</summary>
    public StreamOrigin Origin(int source) => _origins![FirstOrigin - source];

    /// <summary>An origin's place in this segment's own table, so that it is freed with its items. Under the log's lock.</summary>
    public int SourceOf(StreamOrigin origin)
    {
        StreamOrigin[]? origins = _origins;
        for (int i = _originCount - 1; i >= 0; i--)
        {
            if (ReferenceEquals(origins![i], origin))
            {
                return FirstOrigin - i;
            }
        }

        if (origins is null || _originCount == origins.Length)
        {
            // A reader may look into the old table: it stays as it is.
            var larger = new StreamOrigin[origins is null ? 2 : Math.Min(origins.Length * 2, Slots.Length)];
            origins?.CopyTo(larger, 0);
            larger[_originCount] = origin;
            Volatile.Write(ref _origins, larger);
        }
        else
        {
            origins[_originCount] = origin;
        }

        return FirstOrigin - _originCount++;
    }
}

/// <summary>What the log keeps of an item beside its event: 16 bytes with it.</summary>
internal struct StreamSlot
{
    public StreamEvent Event;

    /// <summary>Milliseconds, see <see cref="RunClock"/>.</summary>
    public uint Elapsed;

    /// <summary>Who wrote it: a step's index in the root run's definition, for its first attempt; <see cref="StreamLog.NoStep"/>
    /// for the root run as a whole; below that, a place in the segment's table of origins.</summary>
    public int Source;
}
