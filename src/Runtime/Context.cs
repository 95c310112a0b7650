using GenFlow.CompilerServices;
using GenFlow.Engine;

namespace GenFlow;

/// <summary>What a step has of its run. A small value: copy it freely. Used after its step has ended it still speaks for
/// that step of that run; what comes after the run's end is dropped and counted.</summary>
public readonly struct Context
{
    private readonly WorkflowRun? _run;
    private readonly BranchPlace _place;
    private readonly int _step;
    private readonly int _attempt;

    internal Context(WorkflowRun run, int step, int attempt, BranchPlace place)
    {
        _run = run;
        _step = step;
        _attempt = attempt;
        _place = place;
    }

    /// <summary>The run's id.</summary>
    public string RunId => Run.RunId;

    /// <summary>The step's name.</summary>
    public string StepName => Run.Definition.StepName(_step);

    /// <summary>The step's attempt, from 1.</summary>
    public int Attempt
    {
        get
        {
            _ = Run;
            return _attempt;
        }
    }

    /// <summary>Cancelled when the run ends, however it ends.</summary>
    public CancellationToken CancellationToken => Run.CancellationToken;

    /// <summary>The run's clock.</summary>
    public TimeProvider TimeProvider => Run.Options.TimeProvider;

    private WorkflowRun Run => _run ?? throw new InvalidOperationException(
        "This Context belongs to no run. A Context is given to a step by the engine; default(Context) is none.");

    /// <summary>Publishes an event to those who watch the run. Synchronous: it returns at once and is never awaited. It
    /// never routes the event.</summary>
    /// <param name="ev">The event. The stream keeps it as it is: do not change it afterwards.</param>
    /// <exception cref="ArgumentException">The event is a <see cref="RunEnded"/>: only the run itself writes its end. Or it is
    /// a <see cref="StreamGap"/>, which readers are shown and nobody writes.</exception>
    /// <exception cref="Exception">What the sizeOf of <see cref="StreamRetention.MaxBytes"/> threw: nothing was written.</exception>
    public void WriteEventToStream(StreamEvent ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        WorkflowRun run = Run;
        if (ev is RunEnded)
        {
            throw new ArgumentException("Only the run itself writes its end. To end the run, return a StopEvent.", nameof(ev));
        }

        if (ev is StreamGap)
        {
            throw new ArgumentException("A StreamGap tells one reader what it missed. It is not written; leave it out when you forward a stream.", nameof(ev));
        }

        run.WriteToStream(ev, _step);
    }

    /// <summary>For a producer that must not run ahead: await it before each write. Completes when every consumer lags at
    /// most <see cref="RunOptions.StreamLag"/> items behind the newest; with no consumer, at once. A consumer is an enumerator
    /// that has begun and is neither at its end nor disposed; one that was forgotten counts until it is collected.
    /// Several producers that wait go on together, so that each may put the consumers one item further back.</summary>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public ValueTask StreamCapacityAsync() => Run.StreamCapacityAsync(CancellationToken);

    /// <summary>Sends an event to the steps that accept it; they start at once on other threads. A stop event ends the
    /// run. An event that no step accepts fails the run; this call does not throw.</summary>
    /// <param name="ev">The event.</param>
    /// <exception cref="InvalidOperationException">The fan-out that this step was a branch of has been joined already:
    /// the context was used after its step had ended.</exception>
    public void SendEvent(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        Run.Send(ev, _step, _place);
    }

    internal State<TState> State<TState>(Func<TState>? create) => throw new NotImplementedException();

    /// <summary>Asks people and waits for the answer. The body is not run again: it goes on here.</summary>
    public Task<TResponse> RequestInputAsync<TResponse>(InputRequest<TResponse> request, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
