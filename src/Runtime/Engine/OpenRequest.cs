using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>A request that waits for its answer. Whoever takes it out of the book closes it.</summary>
internal abstract class OpenRequest(WorkflowRun run, InputRequest request)
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _isClosed;

    /// <summary>The run that asked.</summary>
    public WorkflowRun Run { get; } = run;

    /// <summary>The copy with the id.</summary>
    public InputRequest Request { get; } = request;

    /// <summary>Whether it has been answered or closed, or is about to be.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>Whether a body awaits it in this token.</summary>
    public virtual bool IsAwaitedBy(Token asker) => false;

    /// <summary>Whether a body awaits it in this strand, or in one of it.</summary>
    public virtual bool IsAwaitedIn(Strand asker) => false;

    /// <summary>Why an answer of the right type cannot be taken; null when it can.</summary>
    public abstract InputResponseException? Refuse(object? answer);

    /// <summary>The answer has come.</summary>
    public abstract void Answer(object? answer);

    /// <summary>No answer will come.</summary>
    public abstract void Close(InputClosedReason reason);

    /// <summary>Starts the time that the answer may take.</summary>
    public void StartTimeout(Func<ITimer> start)
    {
        ITimer timer = start();
        lock (_lock)
        {
            if (!_isClosed)
            {
                _timer = timer;
                return;
            }
        }

        TimerOf.DisposeQuietly(timer);
    }

    /// <summary>Nothing is waited for any more.</summary>
    public virtual void End()
    {
        ITimer? timer;
        lock (_lock)
        {
            _isClosed = true;
            timer = _timer;
        }

        TimerOf.DisposeQuietly(timer);
    }
}
