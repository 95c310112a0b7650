namespace GenFlow.Stream;

/// <summary>How far a consumer has come. The log holds the cursors of all consumers and no consumer itself, so that one
/// that is forgotten without disposal can be collected, and is then taken for gone.</summary>
internal sealed class StreamCursor(long next)
{
    private long _next = next;
    private bool _isAwaited;

    /// <summary>The number of the next item that the consumer takes. Written by its reader only.</summary>
    public long Next
    {
        get => Volatile.Read(ref _next);
        set => Volatile.Write(ref _next, value);
    }

    /// <summary>Whether a producer may wait for this consumer. Written under the log's lock.</summary>
    public bool IsAwaited
    {
        get => Volatile.Read(ref _isAwaited);
        set => Volatile.Write(ref _isAwaited, value);
    }

    /// <summary>Whether it is in the log's list. Like the neighbours, under the log's lock.</summary>
    public bool IsListed { get; set; }

    public StreamCursor? NextListed { get; set; }

    public StreamCursor? PreviousListed { get; set; }
}
