using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>What watches or wraps the steps of a run; a run that nobody watches has none.</summary>
internal sealed class RunHooks(WorkflowRun run)
{
    public void Begin(int step, Attempt attempt)
    {
        attempt.Started = run.Options.TimeProvider.GetTimestamp();
        if (run.Options.Lifecycle)
        {
            run.WriteAsStep(new Lifecycle.StepStarted(run.Definition.StepName(step), attempt.Number), step, attempt);
        }
    }

    public void End(int step, Attempt attempt, AttemptEnd end, Exception? exception)
    {
        if (!run.Options.Lifecycle)
        {
            return;
        }

        string name = run.Definition.StepName(step);
        TimeSpan duration = run.Options.TimeProvider.GetElapsedTime(attempt.Started);
        run.WriteAsStep(
            end switch
            {
                AttemptEnd.Completed => new Lifecycle.StepCompleted(name, attempt.Number, duration),
                AttemptEnd.Failed => new Lifecycle.StepFailed(name, attempt.Number, duration, UserText.Of(exception!)),
                AttemptEnd.Cancelled => new Lifecycle.StepCancelled(name, attempt.Number, duration),
                _ => new Lifecycle.StepAbandoned(name, attempt.Number, duration),
            },
            step,
            attempt);
    }
}
