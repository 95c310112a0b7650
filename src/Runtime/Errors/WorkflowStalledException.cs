namespace GenFlow;

/// <summary>Nothing of the run is running or waiting, and no step has stopped it. Found at once, never by a timeout.</summary>
public sealed class WorkflowStalledException : WorkflowException
{
    internal WorkflowStalledException(string workflow, IReadOnlyList<string> lastEvents)
        : base(
            workflow,
            step: null,
            $"{workflow} stalled: every step has ended and none returned a StopEvent. The last to give no event, with what they were given: {(lastEvents.Count == 0 ? "none" : string.Join(", ", lastEvents))}. " +
            "Let the last step of each way return a StopEvent, or an event that another step accepts.") =>
        LastEvents = lastEvents;

    /// <summary>The last steps to end without an event, and the events they were given, newest last, as <c>step(event)</c>.</summary>
    public IReadOnlyList<string> LastEvents { get; }
}
