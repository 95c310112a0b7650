namespace GenFlow.Engine;

/// <summary>A timer of the run's clock that can stand still. Fires at most once after each start.</summary>
internal sealed class PausableTimer : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Action _fire;
    private ITimer? _timer;
    private TimeSpan _left;
    private long _since;
    private bool _stands;
    private bool _runs;
    private bool _isOver;

    public PausableTimer(TimeProvider clock, Action fire)
    {
        _clock = clock;
        _fire = fire;
    }

    /// <summary>Starts it, or starts it anew.</summary>
    /// <param name="due">When it fires.</param>
    /// <param name="stands">Whether the clock stands still.</param>
    public void Start(TimeSpan due, bool stands)
    {
        lock (_fire)
        {
            if (_isOver)
            {
                return;
            }

            _left = due;
            _stands = stands;
            _runs = true;
            Arm();
        }
    }

    /// <summary>Stops the time, or lets it go on.</summary>
    public void Stand(bool stands)
    {
        lock (_fire)
        {
            if (_isOver || stands == _stands)
            {
                return;
            }

            _stands = stands;
            if (!_runs)
            {
                return;
            }

            if (stands)
            {
                TimeSpan passed = _clock.GetElapsedTime(_since);
                _left = passed < _left ? _left - passed : TimeSpan.Zero;
                _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Arm();
            }
        }
    }

    public void Dispose()
    {
        ITimer? timer;
        lock (_fire)
        {
            _isOver = true;
            timer = _timer;
            _timer = null;
        }

        TimerOf.DisposeQuietly(timer);
    }

    private void Arm()
    {
        if (_stands)
        {
            return;
        }

        _since = _clock.GetTimestamp();
        if (_timer is not null)
        {
            _timer.Change(_left, Timeout.InfiniteTimeSpan);
            return;
        }

        // A timer keeps the execution context of whoever makes it: not the business of the engine's timers.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = _clock.CreateTimer(static timer => ((PausableTimer)timer!).Fire(), this, _left, Timeout.InfiniteTimeSpan);
        }
    }

    private void Fire()
    {
        lock (_fire)
        {
            if (_isOver || _stands || !_runs)
            {
                // It stood still, or ended, in the moment in which it fired.
                return;
            }

            _runs = false;
        }

        _fire();
    }
}
