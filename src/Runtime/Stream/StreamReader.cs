using System.Threading.Tasks.Sources;

namespace GenFlow.Stream;

/// <summary>A place in a log, and the way back from waiting at its end. One work item wakes all parked readers: each
/// passes the rest on before it runs its consumer, so that a slow consumer delays nobody.</summary>
internal abstract class StreamReader : IThreadPoolWorkItem
{
    private StreamSegment _segment;
    private int _index;

    protected StreamReader(StreamLog log, long skip)
    {
        Log = log;
        _segment = log.Head;
        Skip = skip;
    }

    /// <summary>The neighbours in the log's list of parked readers; then, in the chain that is being woken.</summary>
    public StreamReader? NextParked { get; set; }

    public StreamReader? PreviousParked { get; set; }

    /// <summary>The wake-up that it waits for, by number; 0 while it is not parked.</summary>
    public long ParkedIn { get; set; }

    /// <summary>Whether an item lies at the reader's place.</summary>
    public bool HasNext => _index < Volatile.Read(ref _segment.Count) || Volatile.Read(ref _segment.Next) is not null;

    protected StreamLog Log { get; }

    /// <summary>Items up to this number are passed over.</summary>
    protected long Skip { get; }

    public abstract void MarkParked();

    public void ScheduleWake() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    void IThreadPoolWorkItem.Execute()
    {
        StreamReader? next = NextParked;
        NextParked = PreviousParked = null;
        next?.ScheduleWake();
        Wake();
    }

    protected abstract void Wake();

    /// <summary>Takes the item at the reader's place.</summary>
    protected bool TryAdvance(out StreamSegment segment, out int index)
    {
        segment = _segment;
        index = _index;
        if (index >= Volatile.Read(ref segment.Count))
        {
            if (index < segment.Slots.Length || Volatile.Read(ref segment.Next) is not { } next)
            {
                return false;
            }

            _segment = segment = next;
            index = 0;
        }

        _index = index + 1;
        return true;
    }
}

/// <summary>Reads a log as an asynchronous stream; allocates nothing for an item, also when it waits.</summary>
internal abstract class StreamReader<T> : StreamReader, IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    // Who completes a waiting read: the writer's wake-up and the reader's own token race for it.
    private const int Running = 0;
    private const int Parked = 1;

    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _registration;
    private ManualResetValueTaskSourceCore<bool> _waiting;
    private int _state;
    private bool _ended;

    protected StreamReader(StreamLog log, long skip, CancellationToken cancellationToken)
        : base(log, skip)
    {
        Current = default!;
        _cancellationToken = cancellationToken;
        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.UnsafeRegister(static reader => ((StreamReader<T>)reader!).CancelWait(), this);
        }
    }

    public T Current { get; private set; }

    public ValueTask<bool> MoveNextAsync()
    {
        if (_cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromException<bool>(new OperationCanceledException(_cancellationToken));
        }

        if (_ended)
        {
            return new(false);
        }

        if (TryTake())
        {
            return new(true);
        }

        if (_ended)
        {
            return new(false);
        }

        _waiting.Reset();
        short version = _waiting.Version;
        return Wait() switch
        {
            WaitResult.Item => new(true),
            WaitResult.End => new(false),
            _ => new(this, version),
        };
    }

    public ValueTask DisposeAsync()
    {
        _ended = true;
        _registration.Unregister();
        return default;
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _waiting.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _waiting.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiting.OnCompleted(continuation, state, token, flags);

    public override void MarkParked() => Volatile.Write(ref _state, Parked);

    /// <summary>Gives the item to the consumer, or passes over it.</summary>
    protected abstract bool TrySelect(in StreamSlot slot, long sequence, out T item);

    /// <summary>Whether the run's end is an item of this view.</summary>
    protected abstract bool ShowsEnd { get; }

    protected override void Wake()
    {
        if (Interlocked.CompareExchange(ref _state, Running, Parked) != Parked)
        {
            return;
        }

        WaitResult result;
        try
        {
            result = TryTake() ? WaitResult.Item : _ended ? WaitResult.End : Wait();
        }
#pragma warning disable CA1031 // A filter of the user's may throw anything; its reader gets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _waiting.SetException(exception);
            return;
        }

        if (result != WaitResult.Waiting)
        {
            _waiting.SetResult(result == WaitResult.Item);
        }
    }

    private WaitResult Wait()
    {
        while (true)
        {
            switch (Log.TryPark(this))
            {
                case ParkResult.Parked:
                    if (_cancellationToken.IsCancellationRequested)
                    {
                        CancelWait();
                    }

                    return WaitResult.Waiting;
                case ParkResult.LogEnded:
                    _ended = true;
                    return WaitResult.End;
                case ParkResult.ItemCame when TryTake():
                    return WaitResult.Item;
                case ParkResult.ItemCame when _ended:
                    return WaitResult.End;
            }
        }
    }

    private void CancelWait()
    {
        if (Interlocked.CompareExchange(ref _state, Running, Parked) == Parked)
        {
            Log.Unpark(this);

            // This may be the stack of whoever cancels: the consumer must not run on it.
            _waiting.RunContinuationsAsynchronously = true;
            _waiting.SetException(new OperationCanceledException(_cancellationToken));
        }
    }

    private bool TryTake()
    {
        while (!_ended && TryAdvance(out StreamSegment segment, out int index))
        {
            ref readonly StreamSlot slot = ref segment.Slots[index];
            long sequence = segment.First + index;
            bool isEnd = slot.Source == StreamLog.NoStep && slot.Event is RunEnded;
            if (isEnd)
            {
                _ended = true;
                if (!ShowsEnd)
                {
                    return false;
                }
            }

            if (sequence > Skip && Select(in slot, sequence, out T item))
            {
                Current = item;
                return true;
            }
        }

        return false;
    }

    private bool Select(in StreamSlot slot, long sequence, out T item)
    {
        try
        {
            return TrySelect(in slot, sequence, out item);
        }
        catch
        {
            // A filter that throws ends its reader, and nobody else's.
            _ended = true;
            throw;
        }
    }

    private enum WaitResult
    {
        Waiting,
        Item,
        End,
    }
}
