using GenFlow.Engine;

namespace GenFlow;

/// <summary>A step with several event parameters, which runs once for their common ancestor, was given a second event for one
/// of them, or one after it had run without. Fails the run at once.</summary>
public sealed class SurplusEventException : WorkflowException
{
    internal SurplusEventException(string workflow, string? producer, string join, Event ev)
        : base(
            workflow,
            producer,
            $"Step {join} of {workflow} takes one {UserText.Of(ev)} together with its other events, and has had it, or has run without: {(producer is null ? "the start event" : $"the one that step {producer} produced")} is one too many. " +
            $"If there are several, collect them with [Collect], or mark the step that sends them with [FanOut], so that {join} runs for each; if there is only one, look for the step that sends it twice.")
    {
        EventType = UserText.Of(ev);
        Join = join;
    }

    /// <summary>The event's <see cref="Event.EventType"/>.</summary>
    public string EventType { get; }

    /// <summary>The step that had its event already.</summary>
    public string Join { get; }
}
