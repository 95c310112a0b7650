using System.Diagnostics;
using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>What watches or wraps a run and its steps: lifecycle items, telemetry, middleware. A run that nobody watches has
/// none.</summary>
internal sealed class RunHooks
{
    private readonly bool _lifecycle;
    private readonly RunTelemetry? _telemetry;

    private RunHooks(WorkflowRun run, RunTelemetry? telemetry)
    {
        Run = run;
        _lifecycle = run.Options.Lifecycle;
        _telemetry = telemetry;
        Middleware = [.. run.Options.Middleware];
    }

    public WorkflowRun Run { get; }

    /// <summary>The outermost first.</summary>
    public IWorkflowMiddleware[] Middleware { get; }

    /// <summary>Whether attempts are noted; else only middleware is called.</summary>
    public bool NotesAttempts => _lifecycle || _telemetry is not null;

    public static RunHooks? For(WorkflowRun run)
    {
        RunTelemetry? telemetry = RunTelemetry.IsOn ? new RunTelemetry(run) : null;
        if (telemetry is null && !run.Options.Lifecycle && run.Options.Middleware.Count == 0)
        {
            return null;
        }

        var hooks = new RunHooks(run, telemetry);
        hooks.Tell(static telemetry => telemetry.BeginRun());
        return hooks;
    }

    /// <summary>Calls the body, through the middleware if there is any.</summary>
    public StepResult Invoke(Token token, in Context context)
    {
        if (Middleware.Length == 0)
        {
            return Run.InvokeBody(token, in context);
        }

        var step = new StepInvocation(this, token, in context);
        return StepResult.Of(step, step.InvokeAsync(0));
    }

    /// <summary>Draws a sequence: its body is the step's, and so is what it sees.</summary>
    public Task Draw(Token token, object sequence)
    {
        if (token.Attempt?.Activity is { } activity)
        {
            Activity.Current = activity;
        }

        Task drawn = Run.Draw(token, sequence);
        Run.RestoreContext();
        return drawn;
    }

    public void Begin(int step, Attempt attempt)
    {
        // On record in one piece: whoever ends the run with its grace ends the attempts that have begun, and no other begins.
        lock (attempt)
        {
            if (attempt.IsEndNoted || Run.IsLeftBehind)
            {
                attempt.IsEndNoted = true;
                return;
            }

            attempt.IsStartNoted = true;
            if (_lifecycle)
            {
                Run.WriteAsStep(new Lifecycle.StepStarted(Run.Definition.StepName(step), attempt.Number), step, attempt);
            }
        }

        try
        {
            attempt.Started = Run.Options.TimeProvider.GetTimestamp();
            _telemetry?.Begin(step, attempt);
        }
#pragma warning disable CA1031 // The clock and the listeners are the user's: what they throw must not keep the run from going on.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Run.Record(thrown);
        }
    }

    public void End(int step, Attempt attempt, AttemptEnd end, Exception? exception)
    {
        if (!NotesAttempts)
        {
            return;
        }

        try
        {
            TimeSpan duration = Run.Options.TimeProvider.GetElapsedTime(attempt.Started);
            Lifecycle? item = _lifecycle ? Item(Run.Definition.StepName(step), attempt.Number, duration, end, exception) : null;
            lock (attempt)
            {
                bool noted = attempt.IsEndNoted || !attempt.IsStartNoted;
                attempt.IsEndNoted = true;
                if (noted)
                {
                    return;
                }

                if (item is not null)
                {
                    Run.WriteAsStep(item, step, attempt);
                }
            }

            _telemetry?.End(step, attempt, duration, end, exception);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Run.Record(thrown);
        }
    }

    public void Retrying(int step) => Tell(telemetry => telemetry.Retrying(step));

    public void Written() => Tell(static telemetry => telemetry.Written());

    public void EndRun(RunEnded end) => Tell(telemetry => telemetry.EndRun(end));

    private void Tell(Action<RunTelemetry> tell)
    {
        if (_telemetry is null)
        {
            return;
        }

        try
        {
            tell(_telemetry);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Run.Record(thrown);
        }
    }

    private static Lifecycle Item(string step, int attempt, TimeSpan duration, AttemptEnd end, Exception? exception) => end switch
    {
        AttemptEnd.Completed => new Lifecycle.StepCompleted(step, attempt, duration),
        AttemptEnd.Failed => new Lifecycle.StepFailed(step, attempt, duration, UserText.Of(exception!)),
        AttemptEnd.Cancelled => new Lifecycle.StepCancelled(step, attempt, duration),
        AttemptEnd.Abandoned => new Lifecycle.StepAbandoned(step, attempt, duration),
        _ => throw new UnreachableException(),
    };
}
