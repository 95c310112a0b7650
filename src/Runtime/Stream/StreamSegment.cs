namespace GenFlow.Stream;

/// <summary>A stretch of the log. Slots below <see cref="Count"/> never change, so readers need no lock.</summary>
internal sealed class StreamSegment(long first, int capacity)
{
    public const int SmallestCapacity = 8;
    public const int LargestCapacity = 512;

    /// <summary>Slots written; read with <see cref="Volatile"/> by readers, written under the log's lock.</summary>
    public int Count;

    /// <summary>What follows, set once this one is full and the next has its first item.</summary>
    public StreamSegment? Next;

    public readonly StreamSlot[] Slots = new StreamSlot[capacity];

    /// <summary>The sequence number of slot 0.</summary>
    public readonly long First = first;
}

/// <summary>What the log keeps of an item beside its event: 16 bytes with it.</summary>
internal struct StreamSlot
{
    public StreamEvent Event;

    /// <summary>Milliseconds, see <see cref="RunClock"/>.</summary>
    public uint Elapsed;

    /// <summary>Who wrote it: a step's index, or <see cref="StreamLog.NoStep"/>.</summary>
    public int Source;
}
