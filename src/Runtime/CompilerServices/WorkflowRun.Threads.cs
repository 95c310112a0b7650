namespace GenFlow.CompilerServices;

// Threads: who runs the work of a run, and what user code finds on them.
public abstract partial class WorkflowRun
{
    private void RequestThread() => QueueWork(this, preferLocal: false);

    /// <summary>Whether what the engine awaits between turns goes on in the run's scheduler, which then knows of it.</summary>
    internal bool ComesBack => Options.Scheduler is not null;

    internal void QueueWork(IThreadPoolWorkItem work, bool preferLocal)
    {
        if (Options.Scheduler is { } scheduler)
        {
            scheduler.Queue(work);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal);
        }
    }

    /// <summary>Takes a step that other tokens have not used.</summary>
    private bool TakeUnusedStep()
    {
        using (_ledger.Enter())
        {
            return _ledger.TryTakeStep();
        }
    }

    /// <summary>A pump has come to a pool thread.</summary>
    internal void EnterContext()
    {
        // Where the caller suppressed the flow, what a pool thread has before user code runs on it is the run's context.
        _executionContext ??= ExecutionContext.Capture();
        RestoreContext();
    }

    /// <summary>Steps see the execution context of whoever started the run, and no synchronization context, whatever
    /// another step left on the thread.</summary>
    internal void RestoreContext()
    {
        if (!ReferenceEquals(ExecutionContext.Capture(), _executionContext) && _executionContext is not null)
        {
            ExecutionContext.Restore(_executionContext);
        }

        if (SynchronizationContext.Current is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
