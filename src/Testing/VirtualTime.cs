namespace GenFlow.Testing;

/// <summary>Time that moves when a test says so. The wall clock can jump without the monotonic one moving.</summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Started)> _watchers = [];
    private DateTimeOffset _wall = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far time has moved since the beginning.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>Timers that would still fire.</summary>
    public int ActiveTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>When the next timer is due, as <see cref="Elapsed"/> will say; null where none runs.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_lock)
            {
                return Next()?.Due;
            }
        }
    }

    /// <summary>Takes timers that are due at once; null for the thread pool.</summary>
    internal Action<IThreadPoolWorkItem>? Queue { get; set; }

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _wall;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>A task that ends when a timer of this length is or has been started.</summary>
    /// <param name="due">The length, as it was given to the timer.</param>
    public Task TimerStartedAsync(TimeSpan due)
    {
        lock (_lock)
        {
            if (_timers.Exists(timer => timer.Length == due))
            {
                return Task.CompletedTask;
            }

            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((due, started));
            return started.Task;
        }
    }

    /// <summary>Sets the wall clock forward or back, as an administrator does: timers and timestamps take no notice.</summary>
    /// <param name="by">How far.</param>
    public void JumpWallClock(TimeSpan by)
    {
        lock (_lock)
        {
            _wall += by;
        }
    }

    /// <summary>Moves time, and fires what falls due, on the caller's thread and in order.</summary>
    /// <param name="by">How far; not negative.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end = Elapsed + by;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves time to the next timer that is due by then, or to then.</summary>
    /// <returns>The timer, for the caller to fire; null where none is due.</returns>
    internal VirtualTimer? TakeDue(TimeSpan end)
    {
        lock (_lock)
        {
            VirtualTimer? next = Next() is { } first && first.Due <= end ? first : null;
            MoveTo(next?.Due ?? end);
            if (next is { Period: var period } && period > TimeSpan.Zero)
            {
                next.Due = _elapsed + period;
            }
            else if (next is not null)
            {
                _timers.Remove(next);
            }

            return next;
        }
    }

    internal void Arm(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            Forget(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Length = dueTime;
            timer.Due = _elapsed + dueTime;
            timer.Period = period;
            timer.IsDueNow = dueTime <= TimeSpan.Zero;
            if (!timer.IsDueNow || period > TimeSpan.Zero)
            {
                _timers.Add(timer);
            }

            foreach ((TimeSpan due, TaskCompletionSource started) in _watchers)
            {
                if (due == dueTime)
                {
                    started.TrySetResult();
                }
            }
        }

        if (timer.IsDueNow)
        {
            if (Queue is { } queue)
            {
                queue(timer);
            }
            else
            {
                ThreadPool.UnsafeQueueUserWorkItem(timer, preferLocal: false);
            }
        }
    }

    internal void Disarm(VirtualTimer timer)
    {
        lock (_lock)
        {
            Forget(timer);
        }
    }

    /// <summary>Whether a timer that was due at once still is; it is due no more.</summary>
    internal bool TakeDueNow(VirtualTimer timer)
    {
        lock (_lock)
        {
            bool due = timer.IsDueNow;
            timer.IsDueNow = false;
            if (due && timer.Period > TimeSpan.Zero)
            {
                timer.Due = _elapsed + timer.Period;
            }

            return due;
        }
    }

    // Of those due at one instant, the one that was started first.
    private VirtualTimer? Next()
    {
        VirtualTimer? next = null;
        foreach (VirtualTimer timer in _timers)
        {
            if (!timer.IsDueNow && (next is null || timer.Due < next.Due))
            {
                next = timer;
            }
        }

        return next;
    }

    private void Forget(VirtualTimer timer)
    {
        _timers.Remove(timer);
        timer.IsDueNow = false;
    }

    private void MoveTo(TimeSpan elapsed)
    {
        if (elapsed > _elapsed)
        {
            _wall += elapsed - _elapsed;
            _elapsed = elapsed;
        }
    }
}
