using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>What went wrong in a run. Made by a run's first failure; if nobody asks how that run ended, it says so to the
/// log when the handler is disposed or, at the latest, when the run is collected.</summary>
internal sealed class RunFailures(WorkflowRun run)
{
    private readonly List<StepFailure> _failures = [];
    private bool _reported;

    // The logger is the user's: not on the finalizer's thread.
    ~RunFailures()
    {
        if (IsUnobserved)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static failures => failures.ReportIfUnobserved(), this, preferLocal: false);
        }
    }

    private bool IsUnobserved => run.Options.Logger is not null && run.Ended?.Thrown is not null && !run.IsObserved;

    public void Add(StepFailure failure)
    {
        lock (_failures)
        {
            _failures.Add(failure);
        }

        if (run.Ended is not null)
        {
            Log.LateFailure(run.Options.Logger, run.Definition.Name, failure);
        }
    }

    public IReadOnlyList<StepFailure> Snapshot()
    {
        lock (_failures)
        {
            return [.. _failures];
        }
    }

    public void ReportIfUnobserved()
    {
        if (!IsUnobserved)
        {
            return;
        }

        lock (_failures)
        {
            // Empty where two made the list at once and this is the one that nobody uses: it is only ever collected.
            if (_reported || _failures.Count == 0)
            {
                return;
            }

            _reported = true;
        }

        Log.UnobservedFailure(run.Options.Logger, run.Definition.Name, new StepFailure((run.Ended as RunFailed)?.Step, 0, run.Ended!.Thrown!));
    }
}
