using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>One event on its way through the steps: what it carries now, and where it stands. Owned by the pump that runs
/// it, by the task it waits for, or by the queue it waits in.</summary>
internal sealed class Token(WorkflowRun run) : IThreadPoolWorkItem
{
    private Action? _onCompleted;

    /// <summary>The event that <see cref="Step"/> is given, or the <see cref="CollectedEvents"/> of a join.</summary>
    public object Payload { get; set; } = null!;

    public int Step { get; set; }

    /// <summary>Whether <see cref="Step"/> needs nothing from the ledger when it starts and ends.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether it waits as the first event of a branch, and so counts in its scope's window.</summary>
    public bool CountsInWindow { get; set; }

    public BranchPlace Place { get; set; }

    /// <summary>The scope that the running invocation has opened.</summary>
    public Scope? Opened { get; set; }

    /// <summary>The next token of the queue, or of the list of running ones, that it is in.</summary>
    public Token? Next { get; set; }

    public Token? Previous { get; set; }

    /// <summary>What the step's task gives once it has ended.</summary>
    public StepResult Awaited { get; private set; }

    /// <summary>Where the running invocation's events go.</summary>
    public BranchPlace ProducedPlace => Opened is null ? Place : new BranchPlace(Opened, BranchPlace.Producer);

    /// <summary>Leaves the thread until the step's task has ended. The token must not be touched after this call.</summary>
    public void Park(in StepResult pending)
    {
        Awaited = pending;
        _onCompleted ??= OnCompleted;
        pending.Pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onCompleted);
    }

    void IThreadPoolWorkItem.Execute() => run.Resume(this);

    // Whoever completes the task may be a consumer or another step: nothing of ours runs on that stack.
    private void OnCompleted() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
}
