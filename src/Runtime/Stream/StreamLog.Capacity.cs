namespace GenFlow.Stream;

// Producers that wait for consumers. A consumer pays one look at a field of its own for an item, and no fence: the fences
// are the waiting producer's, process-wide.
internal sealed partial class StreamLog
{
    private StreamCursor? _consumers;
    private CapacityWaiters? _waiters;

    /// <summary>A consumer begins.</summary>
    public void Enter(StreamCursor cursor)
    {
        lock (this)
        {
            if (_completed)
            {
                return;
            }

            cursor.NextListed = _consumers;
            if (_consumers is not null)
            {
                _consumers.PreviousListed = cursor;
            }

            _consumers = cursor;
            cursor.IsListed = true;
            cursor.IsAwaited = _waiters is not null;
        }
    }

    /// <summary>A consumer is at its end, disposed or forgotten; a second call changes nothing.</summary>
    public void Leave(StreamCursor cursor)
    {
        lock (this)
        {
            if (!cursor.IsListed)
            {
                return;
            }

            cursor.IsListed = cursor.IsAwaited = false;
            if (cursor.PreviousListed is { } previous)
            {
                previous.NextListed = cursor.NextListed;
            }
            else
            {
                _consumers = cursor.NextListed;
            }

            if (cursor.NextListed is { } next)
            {
                next.PreviousListed = cursor.PreviousListed;
            }

            cursor.NextListed = cursor.PreviousListed = null;
            if (_waiters is null)
            {
                return;
            }
        }

        ReleaseIfNoneLags();
    }

    /// <summary>A consumer that producers may wait for has taken an item.</summary>
    public void OnMoved(StreamCursor cursor)
    {
        if (Volatile.Read(ref _waiters) is { } waiters && Lags(cursor, Volatile.Read(ref _count), waiters.Lag))
        {
            return;
        }

        lock (this)
        {
            cursor.IsAwaited = false;
        }

        ReleaseIfNoneLags();
    }

    /// <summary>Waits until every consumer lags at most so many items behind the newest; all callers name the same number.</summary>
    public ValueTask WaitForCapacityAsync(int lag, CancellationToken cancellationToken)
    {
        lock (this)
        {
            if (_completed || !AnyLags(lag))
            {
                return default;
            }
        }

        var waiter = new CapacityWaiter(this, cancellationToken);
        waiter.WatchToken();
        bool ended;
        lock (this)
        {
            ended = _completed;
            if (!ended && !waiter.Task.IsCompleted)
            {
                (_waiters ??= new(lag)).Add(waiter);
            }
        }

        if (ended)
        {
            waiter.Release();
        }
        else
        {
            ReleaseIfNoneLags();
        }

        return new(waiter.Task);
    }

    /// <summary>Drops a waiter that was cancelled.</summary>
    public void Forget(CapacityWaiter waiter)
    {
        lock (this)
        {
            if (_waiters is not null && _waiters.Remove(waiter) && _waiters.Count == 0)
            {
                _waiters = null;
            }
        }
    }

    private void ReleaseIfNoneLags()
    {
        while (true)
        {
            bool marked = false;
            bool lags = false;
            CapacityWaiters? released = null;
            lock (this)
            {
                if (_waiters is null)
                {
                    return;
                }

                for (StreamCursor? cursor = _consumers; cursor is not null; cursor = cursor.NextListed)
                {
                    if (Lags(cursor, _count, _waiters.Lag))
                    {
                        lags = true;
                        marked |= !cursor.IsAwaited;
                        cursor.IsAwaited = true;
                    }
                }

                if (!lags)
                {
                    released = TakeWaiters();
                }
            }

            if (!lags)
            {
                Release(released);
                return;
            }

            if (!marked)
            {
                return;
            }

            // A consumer may have moved and not have seen its mark: after this, it has seen it or its move is seen here.
            Interlocked.MemoryBarrierProcessWide();
        }
    }

    private void ReleaseAll()
    {
        CapacityWaiters? released;
        lock (this)
        {
            released = TakeWaiters();
        }

        Release(released);
    }

    private CapacityWaiters? TakeWaiters()
    {
        CapacityWaiters? waiters = _waiters;
        _waiters = null;
        return waiters;
    }

    private static void Release(CapacityWaiters? waiters) => waiters?.ForEach(static waiter => waiter.Release());

    private bool AnyLags(int lag)
    {
        for (StreamCursor? cursor = _consumers; cursor is not null; cursor = cursor.NextListed)
        {
            if (Lags(cursor, _count, lag))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Lags(StreamCursor cursor, long newest, int lag) => newest - cursor.Next >= lag;

    private sealed class CapacityWaiters(int lag) : List<CapacityWaiter>
    {
        public int Lag { get; } = lag;
    }
}
