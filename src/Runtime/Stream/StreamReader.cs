namespace GenFlow.Stream;

/// <summary>A place in a log, and the way back from waiting at its end. One work item wakes all parked readers: each
/// passes the rest on before it runs its consumer, so that a slow consumer delays nobody.</summary>
internal abstract class StreamReader : IThreadPoolWorkItem
{
    private readonly RetainedWindow? _window;
    private StreamSegment _segment;

    protected StreamReader(StreamLog log, long skip)
    {
        Log = log;
        Cursor = new StreamCursor(skip + 1);
        _window = log.Window;
        _segment = log.Head;
        log.Enter(Cursor);
    }

    // A consumer that was forgotten without disposal holds no producer, and its token nothing of it.
    ~StreamReader()
    {
        Log.Leave(Cursor);
        Unregister();
    }

    /// <summary>The neighbours in the log's list of parked readers; then, in the chain that is being woken.</summary>
    public StreamReader? NextParked { get; set; }

    public StreamReader? PreviousParked { get; set; }

    /// <summary>The wake-up that it waits for, by number; 0 while it is not parked.</summary>
    public long ParkedIn { get; set; }

    /// <summary>The number of the next item that it takes.</summary>
    public long Next => Cursor.Next;

    protected StreamLog Log { get; }

    protected StreamCursor Cursor { get; }

    /// <summary>Whether the next item is gone.</summary>
    protected bool IsAtGap => _window is not null && Cursor.Next < _window.First;

    public abstract void MarkParked();

    public abstract void CancelWait();

    public void ScheduleWake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    void IThreadPoolWorkItem.Execute()
    {
        StreamReader? next = NextParked;
        NextParked = PreviousParked = null;
        next?.ScheduleWake();
        Wake();
    }

    protected abstract void Wake();

    /// <summary>Takes back what its token was given.</summary>
    protected abstract void Unregister();

    /// <summary>Takes the next item.</summary>
    /// <returns>False when it is not there, or is gone.</returns>
    protected bool TryAdvance(out StreamSegment segment, out int index)
    {
        long sequence = Cursor.Next;
        segment = _segment;
        long place = sequence - segment.First;
        while (place >= segment.Slots.Length)
        {
            StreamSegment? next = Volatile.Read(ref segment.Next);
            if (next is null)
            {
                index = 0;
                return false;
            }

            _segment = segment = ReferenceEquals(next, StreamSegment.Dropped) ? Log.Head : next;
            place = sequence - segment.First;
        }

        index = (int)place;
        if (place < 0 || index >= Volatile.Read(ref segment.Count))
        {
            return false;
        }

        MoveTo(sequence + 1);
        return true;
    }

    /// <summary>Moves past what is gone.</summary>
    protected void PassGap(out long from, out long to, out DateTimeOffset timestamp)
    {
        from = Cursor.Next;
        (to, timestamp) = Log.LastDropped();
        MoveTo(to + 1);
    }

    /// <summary>Is a consumer no more.</summary>
    protected void Leave()
    {
#pragma warning disable CA1816 // A reader leaves at its end, disposed or not.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
        Log.Leave(Cursor);
    }

    private void MoveTo(long next)
    {
        Cursor.Next = next;
        if (Cursor.IsAwaited)
        {
            Log.OnMoved(Cursor);
        }
    }
}
