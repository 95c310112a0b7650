using System.ComponentModel;
using System.Diagnostics;
using GenFlow.Engine;

namespace GenFlow.CompilerServices;

/// <summary>One run of a workflow. Generated code derives from <see cref="WorkflowRun{TResult}"/> and says where events go
/// and how steps are called; the rest is the engine's.</summary>
/// <remarks>A token is one event on its way. A pump, on a pool thread, calls the step, routes what it gave and goes on: a
/// loop without locks while the events make a chain. Forks, waits, joins and ends are transitions of the ledger, under
/// its lock.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class WorkflowRun
{
    /// <summary>No step accepts the event.</summary>
    protected const int Unroutable = -1;

    /// <summary>The event is a stop event.</summary>
    protected const int Stop = -2;

    /// <summary>The event is a request for input.</summary>
    protected const int Request = -3;

    /// <summary>Route number k of the definition is <c>FirstRoute - k</c>.</summary>
    protected const int FirstRoute = -4;

    /// <summary>The same, for the engine.</summary>
    internal const int FirstNumbered = FirstRoute;

    private readonly Ledger _ledger;
    private ExecutionContext? _executionContext;
    private RunParts? _parts;

    private protected WorkflowRun(WorkflowDefinition definition, RunOptions? options, object workflow)
    {
        definition.ThrowIfInvalid();
        Definition = definition;
        Options = WorkflowDefaults.For(workflow, options);
        if (Options.Link is { } link)
        {
            _parts = new RunParts { Link = link };
            _log = link.Parent.StreamLog;
            _ledger = new Ledger(definition, Options, link.Parent._ledger);
        }
        else
        {
            _ledger = new Ledger(definition, Options);
        }

        // The run's span is the one that its steps see, and not one that its caller is left with.
        Activity? current = Activity.Current;
        _hooks = RunHooks.For(this);
        _executionContext = ExecutionContext.Capture();
        if (_hooks is not null)
        {
            Activity.Current = current;
        }
    }

    internal WorkflowDefinition Definition { get; }

    internal RunOptions Options { get; }

    internal string RunId => Parts.RunId ?? Interlocked.CompareExchange(ref Parts.RunId, NewId(), null) ?? Parts.RunId;

    /// <summary>Where an event goes: the index of the one plain step that takes it, the number of a route, or
    /// <see cref="Stop"/>, <see cref="Request"/> or <see cref="Unroutable"/>.</summary>
    /// <param name="ev">The event.</param>
    protected abstract int Route(Event ev);

    /// <summary>Calls a step.</summary>
    /// <param name="step">The step's index.</param>
    /// <param name="context">Its context.</param>
    /// <param name="payload">The event, or what <see cref="Batch"/> takes the collected lists from.</param>
    protected abstract StepResult Invoke(int step, Context context, object payload);

    /// <summary>For a step that collects by key: the event's key. User code.</summary>
    /// <param name="step">The step's index.</param>
    /// <param name="ev">An event that it collected.</param>
    protected virtual object? KeyOf(int step, Event ev) => null;

    /// <summary>The event for the step that accepts this failure; null where none does.</summary>
    /// <param name="step">The name of the step that failed.</param>
    /// <param name="attempt">Its last attempt, from 1.</param>
    /// <param name="exception">What it threw.</param>
    /// <param name="input">The event that it was given; null for a join.</param>
    protected virtual StepFailed? Recover(string step, int attempt, Exception exception, Event? input) => null;

    /// <summary>Completes the result, if someone has asked for it.</summary>
    private protected abstract void PublishResult(RunEnded end);

    /// <summary>Whether the stop event carries a result of the workflow's type.</summary>
    private protected abstract bool TakesResult(StopEventBase stop);

    /// <summary>The type that a stop event must carry.</summary>
    private protected abstract Type ResultType { get; }
}
