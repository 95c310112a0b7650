using System.Text.Json.Serialization;

namespace GenFlow;

/// <summary>The last item of every run's stream: how the run ended. Exactly one of its four cases.</summary>
[StreamEvent]
public abstract partial record RunEnded : StreamEvent
{
    private protected RunEnded()
    {
    }

    internal sealed override string? EnginesOwn => "To end the run, return a StopEvent.";

    /// <summary>What <see cref="WorkflowHandler{TResult}.ResultAsync"/> throws; null for a result or a cancellation.</summary>
    internal virtual Exception? Thrown => null;
}

/// <summary>The run stopped with a result. Which stop event it is, its own <c>type</c> says: read with a workflow's
/// <see cref="EventCatalogue"/>, it is one that the workflow declares, else an <see cref="UnknownStop"/>.</summary>
/// <param name="Stop">The stop event that the run accepted.</param>
[StreamEvent]
public sealed partial record RunCompleted(StopEventBase Stop) : RunEnded;

/// <summary>The run failed.</summary>
/// <param name="Error">What happened, from the exception's message.</param>
/// <param name="Step">The step that failed; null where the run as a whole did.</param>
[StreamEvent]
public sealed partial record RunFailed(string Error, string? Step) : RunEnded
{
    /// <summary>The exception that <see cref="WorkflowHandler{TResult}.ResultAsync"/> throws. It never leaves the process: null
    /// where the event was read from elsewhere.</summary>
    [JsonIgnore]
    public Exception? Exception { get; internal init; }

    internal override Exception? Thrown => Exception;
}

/// <summary>The run was cancelled.</summary>
[StreamEvent]
public sealed partial record RunCancelled : RunEnded
{
    /// <summary>The caller's token, if it was the one.</summary>
    internal CancellationToken Token { get; init; }
}

/// <summary>The run took longer than <see cref="RunOptions.Timeout"/>.</summary>
/// <param name="Timeout">The limit.</param>
/// <param name="ActiveSteps">The names of the steps that were running then, each once, in order.</param>
[StreamEvent]
public sealed partial record RunTimedOut(TimeSpan Timeout, IReadOnlyList<string> ActiveSteps) : RunEnded
{
    private readonly WorkflowTimeoutException? _exception;

    internal RunTimedOut(WorkflowTimeoutException exception)
        : this(exception.Timeout, exception.ActiveSteps) =>
        _exception = exception;

    internal override Exception? Thrown => _exception;
}
