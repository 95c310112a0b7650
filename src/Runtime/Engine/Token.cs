using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>An event on its way through the steps. Owned by the pump that runs it or by the task it waits for; a pump
/// whose event's way is over goes on with the next one in the same token.</summary>
internal sealed class Token(WorkflowRun run) : IThreadPoolWorkItem
{
    /// <summary>Steps of the run's budget that it may still start. Its owner counts down; the ledger may take them back
    /// while a long step runs.</summary>
    public int Steps;

    // Which invocation runs, and which was the last to route an event: a context that is used after its step has ended must
    // not be taken for the next one's.
    private int _invocation;
    private int _routed;

    // The two parts of its place, apart: together they would be padded, and each run has a token.
    private Scope? _scope;
    private int _index;
    private Action? _onCompleted;
    private Attempt? _attempt;

    /// <summary>The event that <see cref="Step"/> is given, or the <see cref="CollectedEvents"/> of a join.</summary>
    public object Payload { get; set; } = null!;

    public int Step { get; set; }

    public WorkflowRun Run => run;

    /// <summary>The running invocation, by a number of its own.</summary>
    public int Invocation => _invocation;

    /// <summary>What only some invocations have; null for most.</summary>
    public Attempt? Attempt
    {
        get => _attempt;
        set => _attempt = value;
    }

    /// <summary>Which attempt of its step it is, from 1.</summary>
    public int AttemptNumber => Attempt?.Number ?? 1;

    /// <summary>Whether the running invocation has routed an event: it is not repeated.</summary>
    public bool HasRouted => _routed == _invocation;

    /// <summary>Whether its body did not end in time and was left behind: what it still does is dropped.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Whether <see cref="Step"/> needs nothing from the ledger when it starts and ends.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether its pump leaves the thread when its way is over: a producer that may go on waits in that thread's
    /// queue. Else all pumps would first drain what is ready, and then stand still until the producer has made more.</summary>
    public bool LeavesThread { get; set; }

    public BranchPlace Place
    {
        get => new(_scope, _index);
        set => (_scope, _index) = (value.Scope, value.Index);
    }

    /// <summary>The scope that the running invocation has opened.</summary>
    public Scope? Opened { get; set; }

    /// <summary>The neighbours in the ledger's list of running tokens.</summary>
    public Token? Next { get; set; }

    public Token? Previous { get; set; }

    /// <summary>What the step's task gives once it has ended.</summary>
    public StepResult Awaited { get; private set; }

    /// <summary>Where the running invocation's events go.</summary>
    public BranchPlace ProducedPlace => Opened is null ? Place : new BranchPlace(Opened, BranchPlace.Producer);

    /// <summary>The running attempt, with something to keep.</summary>
    public Attempt KeepAttempt(int number)
    {
        if (_attempt is null)
        {
            Interlocked.CompareExchange(ref _attempt, new Attempt(number), null);
        }

        return _attempt;
    }

    /// <summary>Another invocation begins.</summary>
    /// <returns>Its number.</returns>
    public int Invoke() => ++_invocation;

    /// <summary>The invocation has routed an event.</summary>
    public void MarkRouted(int invocation)
    {
        if (_routed < invocation)
        {
            _routed = invocation;
        }
    }

    /// <summary>Takes over from a token whose body was left behind.</summary>
    public void TakeOver(Token abandoned)
    {
        abandoned.IsAbandoned = true;
        Payload = abandoned.Payload;
        Step = abandoned.Step;
        IsPlain = abandoned.IsPlain;
        Place = abandoned.Place;
        Opened = abandoned.Opened;
        Attempt = abandoned.Attempt;
        _invocation = abandoned._invocation;
        _routed = abandoned._routed;
    }

    /// <summary>Leaves the thread until the step's task has ended. The token must not be touched after this call.</summary>
    public void Park(in StepResult pending)
    {
        Awaited = pending;
        _onCompleted ??= OnCompleted;
        pending.Pending.ConfigureAwait(run.ComesBack).GetAwaiter().UnsafeOnCompleted(_onCompleted);
    }

    void IThreadPoolWorkItem.Execute() => run.Resume(this);

    // Whoever completes the task may be a consumer or another step: nothing of ours runs on that stack.
    private void OnCompleted() => run.QueueWork(this, preferLocal: true);
}
