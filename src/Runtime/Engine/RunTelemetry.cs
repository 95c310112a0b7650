using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>The spans and counters of one run, under the name GenFlow. Whether someone listens is asked once, when the run is
/// made.</summary>
internal sealed class RunTelemetry
{
    private const string Name = "GenFlow";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly UpDownCounter<long> s_open = s_meter.CreateUpDownCounter<long>("genflow.runs.open", "{run}", "Runs that have begun and not ended.");
    private static readonly Histogram<double> s_runs = s_meter.CreateHistogram<double>("genflow.run.duration", "s", "How long runs took.");
    private static readonly Histogram<double> s_steps = s_meter.CreateHistogram<double>("genflow.step.duration", "s", "How long attempts of steps took.");
    private static readonly Counter<long> s_events = s_meter.CreateCounter<long>("genflow.events", "{event}", "Events that steps wrote to streams.");
    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("genflow.retries", "{retry}", "Failed attempts that were repeated.");
    private static readonly Counter<long> s_failures = s_meter.CreateCounter<long>("genflow.failures", "{failure}", "Attempts that failed.");

    private readonly WorkflowRun _run;
    private readonly KeyValuePair<string, object?> _workflow;
    private Activity? _activity;
    private long _started;

    public RunTelemetry(WorkflowRun run)
    {
        _run = run;
        _workflow = new("genflow.workflow", run.Definition.Name);
    }

    public static bool IsOn =>
        s_source.HasListeners() || s_open.Enabled || s_runs.Enabled || s_steps.Enabled || s_events.Enabled || s_retries.Enabled || s_failures.Enabled;

    // Spans are noted before they start: where a listener throws then, they are stopped all the same.
    public void BeginRun()
    {
        if (s_source.HasListeners())
        {
            _activity = s_source.CreateActivity("workflow " + _run.Definition.Name, ActivityKind.Internal);
            _activity?.SetTag("genflow.workflow", _run.Definition.Name).SetTag("genflow.run.id", _run.RunId);
            if (_run.Path.Length > 0)
            {
                _activity?.SetTag("genflow.path", _run.Path);
            }
        }

        _started = _run.Options.TimeProvider.GetTimestamp();
        s_open.Add(1, _workflow);
        _activity?.Start();
    }

    public void Begin(int step, Attempt attempt)
    {
        if (_activity is null)
        {
            return;
        }

        string name = _run.Definition.StepName(step);
        attempt.Activity = s_source.CreateActivity("step " + name, ActivityKind.Internal, _activity.Context);
        attempt.Activity?.SetTag("genflow.workflow", _run.Definition.Name).SetTag("genflow.step", name).SetTag("genflow.attempt", attempt.Number).Start();
    }

    public void End(int step, Attempt attempt, TimeSpan duration, AttemptEnd end, Exception? exception)
    {
        var name = new KeyValuePair<string, object?>("genflow.step", _run.Definition.StepName(step));
        var outcome = new KeyValuePair<string, object?>("genflow.outcome", Outcome(end));
        try
        {
            s_steps.Record(duration.TotalSeconds, _workflow, name, outcome);
            if (end == AttemptEnd.Failed)
            {
                s_failures.Add(1, _workflow, name, ErrorType(exception!));
            }
        }
        finally
        {
            Stop(attempt.Activity, outcome, exception);
        }
    }

    public void Retrying(int step) => s_retries.Add(1, _workflow, new KeyValuePair<string, object?>("genflow.step", _run.Definition.StepName(step)));

    public void Written() => s_events.Add(1, _workflow);

    public void EndRun(RunEnded end)
    {
        var outcome = new KeyValuePair<string, object?>("genflow.outcome", Outcome(end));
        try
        {
            s_open.Add(-1, _workflow);
            s_runs.Record(_run.Options.TimeProvider.GetElapsedTime(_started).TotalSeconds, _workflow, outcome);
        }
        finally
        {
            Stop(_activity, outcome, end.Thrown);
        }
    }

    private static void Stop(Activity? activity, KeyValuePair<string, object?> outcome, Exception? exception)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag(outcome.Key, outcome.Value);
        if (exception is not null)
        {
            activity.SetTag("error.type", exception.GetType().FullName);
            activity.SetStatus(ActivityStatusCode.Error, UserText.Of(exception));
        }
        else if (outcome.Value is "completed")
        {
            activity.SetStatus(ActivityStatusCode.Ok);
        }

        // Whoever ends the run, by Cancel or an answer, may be in a span of its own, and a span that stops puts another in its place.
        Activity? current = Activity.Current;
        try
        {
            activity.Stop();
        }
        finally
        {
            if (!ReferenceEquals(current, activity))
            {
                Activity.Current = current;
            }
        }
    }

    private static KeyValuePair<string, object?> ErrorType(Exception exception) => new("error.type", exception.GetType().FullName);

    private static string Outcome(AttemptEnd end) => end switch
    {
        AttemptEnd.Completed => "completed",
        AttemptEnd.Failed => "failed",
        AttemptEnd.Cancelled => "cancelled",
        _ => "abandoned",
    };

    private static string Outcome(RunEnded end) => end switch
    {
        RunCompleted => "completed",
        RunFailed => "failed",
        RunCancelled => "cancelled",
        _ => "timed_out",
    };
}
