namespace GenFlow.Stream;

/// <summary>What a bounded log still has: items from <see cref="First"/> on. An object of its own, so that readers, which
/// look at it for each item, do not share the cache line that writers write.</summary>
internal sealed class RetainedWindow(StreamRetention policy)
{
    // What the engine's own small records count: their writer is the engine, which nothing of the user's may stop.
    private const int OwnSize = 64;

    private readonly Queue<int>? _sizes = policy.SizeOf is null ? null : new();
    private long _bytes;
    private long _first = 1;

    /// <summary>The number of the oldest item that is left. Items below it are gone for everybody.</summary>
    public long First => Volatile.Read(ref _first);

    /// <summary>When the newest item that is gone was written. Under the log's lock.</summary>
    public uint DroppedElapsed { get; set; }

    /// <summary>Segments are unlinked whole: large ones would keep much more than asked for.</summary>
    public int LargestSegment { get; } = policy.SizeOf is null
        ? Math.Clamp(policy.Items / 4, StreamSegment.SmallestCapacity, StreamSegment.LargestCapacity)
        : StreamSegment.SmallestCapacity;

    /// <summary>User code: outside the lock, before the item is taken.</summary>
    public int SizeOf(StreamEvent ev)
    {
        if (policy.SizeOf is not { } sizeOf)
        {
            return 0;
        }

        if (ev is Lifecycle or StepRetrying or InputClosed)
        {
            return OwnSize;
        }

        int size = sizeOf(ev);
        return size >= 0 ? size : throw new InvalidOperationException(
            $"The sizeOf of StreamRetention.MaxBytes gave {size} for {ev.GetType()}. A size is zero or more.");
    }

    /// <summary>Counts a new item. Under the log's lock.</summary>
    /// <returns>The number of the oldest item that is to be left; the newest always is.</returns>
    public long Admit(long newest, int size)
    {
        if (_sizes is null)
        {
            return Math.Max(_first, newest - policy.Items + 1);
        }

        long first = _first;
        _sizes.Enqueue(size);
        _bytes += size;
        while (_bytes > policy.Bytes && first < newest)
        {
            _bytes -= _sizes.Dequeue();
            first++;
        }

        return first;
    }

    /// <summary>Under the log's lock; before a segment is unlinked.</summary>
    public void MoveTo(long first) => Volatile.Write(ref _first, first);
}
