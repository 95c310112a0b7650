using System.Threading.Tasks.Sources;

namespace GenFlow.Stream;

/// <summary>Reads a log as an asynchronous stream; allocates nothing for an item, also when it waits.</summary>
internal abstract class StreamReader<T> : StreamReader, IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    // Who completes a waiting read: the writer's wake-up and the reader's own token race for it.
    private const int Running = 0;
    private const int Parked = 1;

    private readonly ReaderToken? _token;
    private ManualResetValueTaskSourceCore<bool> _waiting;
    private int _state;
    private bool _ended;

    protected StreamReader(StreamLog log, long skip, CancellationToken cancellationToken)
        : base(log, skip)
    {
        Current = default!;
        _token = cancellationToken.CanBeCanceled ? new ReaderToken(cancellationToken) : null;
    }

    public T Current { get; private set; }

    public ValueTask<bool> MoveNextAsync()
    {
        if (IsCancelled)
        {
            Leave();
            return ValueTask.FromException<bool>(new OperationCanceledException(_token!.Token));
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
        End();
        if (TryResume())
        {
            // A read is still waiting: it ends, or the log would keep this reader.
            Log.Unpark(this);
            _waiting.RunContinuationsAsynchronously = true;
            _waiting.SetResult(false);
        }

        return default;
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _waiting.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _waiting.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiting.OnCompleted(continuation, state, token, flags);

    public override void MarkParked()
    {
        _token?.Parked = this;
        Volatile.Write(ref _state, Parked);
    }

    public override void CancelWait()
    {
        if (TryResume())
        {
            Log.Unpark(this);
            Leave();

            // This may be the stack of whoever cancels: the consumer must not run on it.
            _waiting.RunContinuationsAsynchronously = true;
            _waiting.SetException(new OperationCanceledException(_token!.Token));
        }
    }

    /// <summary>Gives the item to the consumer, or passes over it.</summary>
    protected abstract bool TrySelect(StreamSegment segment, int index, out T item);

    /// <summary>Gives the consumer word of items that are gone, if it is of this view.</summary>
    protected abstract bool TryShowGap(long from, long to, DateTimeOffset timestamp, out T item);

    /// <summary>Whether the run's end is an item of this view.</summary>
    protected abstract bool ShowsEnd { get; }

    protected override void Unregister() => _token?.Unregister();

    private bool IsCancelled => _token is { Token.IsCancellationRequested: true };

    protected override void Wake()
    {
        if (!TryResume())
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

    private bool TryResume()
    {
        if (Interlocked.CompareExchange(ref _state, Running, Parked) != Parked)
        {
            return false;
        }

        _token?.Parked = null;
        return true;
    }

    private WaitResult Wait()
    {
        while (true)
        {
            switch (Log.TryPark(this))
            {
                case ParkResult.Parked:
                    if (IsCancelled)
                    {
                        CancelWait();
                    }

                    return WaitResult.Waiting;
                case ParkResult.LogEnded:
                    End();
                    return WaitResult.End;
                case ParkResult.ItemCame when TryTake():
                    return WaitResult.Item;
                case ParkResult.ItemCame when _ended:
                    return WaitResult.End;
            }
        }
    }

    private bool TryTake()
    {
        while (!_ended)
        {
            T item;
            if (IsAtGap)
            {
                PassGap(out long from, out long to, out DateTimeOffset timestamp);
                if (TryShowGap(from, to, timestamp, out item))
                {
                    Current = item;
                    return true;
                }

                continue;
            }

            if (!TryAdvance(out StreamSegment segment, out int index))
            {
                return false;
            }

            ref readonly StreamSlot slot = ref segment.Slots[index];
            bool isEnd = slot.Source == StreamLog.NoStep && slot.Event is RunEnded;
            if (isEnd)
            {
                End();
                if (!ShowsEnd)
                {
                    return false;
                }
            }

            if (Select(segment, index, out item))
            {
                Current = item;
                return true;
            }
        }

        return false;
    }

    private bool Select(StreamSegment segment, int index, out T item)
    {
        try
        {
            return TrySelect(segment, index, out item);
        }
        catch
        {
            // A filter that throws ends its reader, and nobody else's.
            End();
            throw;
        }
    }

    private void End()
    {
        _ended = true;
        Leave();
        Unregister();
    }

    private enum WaitResult
    {
        Waiting,
        Item,
        End,
    }
}
