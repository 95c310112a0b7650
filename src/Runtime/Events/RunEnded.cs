using System.Text.Json.Serialization;

namespace GenFlow;

/// <summary>The last item of every run's stream: how the run ended. Exactly one of its four cases.</summary>
[StreamEvent]
public abstract record RunEnded : StreamEvent
{
    private protected RunEnded()
    {
    }

    internal sealed override string? EnginesOwn => "To end the run, return a StopEvent.";

    /// <summary>What <see cref="WorkflowHandler{TResult}.ResultAsync"/> throws; null for a result or a cancellation.</summary>
    internal virtual Exception? Thrown => null;
}

/// <summary>The run failed.</summary>
/// <param name="Error">What happened, from the exception's message.</param>
/// <param name="Step">The step that failed; null where the run as a whole did.</param>
public sealed record RunFailed(string Error, string? Step) : RunEnded
{
    /// <summary>The exception that <see cref="WorkflowHandler{TResult}.ResultAsync"/> throws. It never leaves the process: null
    /// where the event was read from elsewhere.</summary>
    [JsonIgnore]
    public Exception? Exception { get; internal init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "RunFailed";

    internal override Exception? Thrown => Exception;
}

/// <summary>The run was cancelled.</summary>
public sealed record RunCancelled : RunEnded
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "RunCancelled";

    /// <summary>The caller's token, if it was the one.</summary>
    internal CancellationToken Token { get; init; }
}

/// <summary>The run took longer than <see cref="RunOptions.Timeout"/>.</summary>
/// <param name="Timeout">The limit.</param>
/// <param name="ActiveSteps">The names of the steps that were running then, each once, in order.</param>
public sealed record RunTimedOut(TimeSpan Timeout, IReadOnlyList<string> ActiveSteps) : RunEnded
{
    private readonly WorkflowTimeoutException? _exception;

    internal RunTimedOut(WorkflowTimeoutException exception)
        : this(exception.Timeout, exception.ActiveSteps) =>
        _exception = exception;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => "RunTimedOut";

    internal override Exception? Thrown => _exception;
}
