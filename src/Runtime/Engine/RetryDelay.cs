namespace GenFlow.Engine;

/// <summary>A failed attempt's event that waits for the next attempt: without a thread and without a place in its step. In
/// the ledger's list until its time comes or the run ends.</summary>
internal sealed class RetryDelay(WaitingEvent next)
{
    private ITimer? _timer;
    private bool _isOver;

    public WaitingEvent Next { get; } = next;

    public RetryDelay? Following { get; set; }

    public RetryDelay? Preceding { get; set; }

    /// <summary>Starts the clock.</summary>
    public void Start(Func<ITimer> start)
    {
        ITimer timer = start();
        lock (this)
        {
            if (!_isOver)
            {
                _timer = timer;
                return;
            }
        }

        TimerOf.DisposeQuietly(timer);
    }

    /// <summary>The time has come, or nobody waits any more.</summary>
    public void End()
    {
        ITimer? timer;
        lock (this)
        {
            _isOver = true;
            timer = _timer;
            _timer = null;
        }

        TimerOf.DisposeQuietly(timer);
    }
}
