using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>What went wrong in a run. Made by a run's first failure; if nobody asks how that run ended, it says so to the
/// log when the handler is disposed or, at the latest, when the run is collected.</summary>
internal sealed class RunFailures(WorkflowRun run)
{
    private readonly List<StepFailure> _failures = [];
    private bool _reported;

    ~RunFailures() => ReportIfUnobserved();

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
        if (run.Ended?.Thrown is null || run.IsObserved)
        {
            return;
        }

        StepFailure decisive;
        lock (_failures)
        {
            // Empty where two made the list at once and this is the one that nobody uses: it is only ever collected.
            if (_reported || _failures.Count == 0)
            {
                return;
            }

            _reported = true;
            decisive = _failures[0];
        }

        Log.UnobservedFailure(run.Options.Logger, run.Definition.Name, decisive);
    }
}
