using GenFlow.Engine;

namespace GenFlow;

/// <summary>A step sent or returned an event that no step can take there. Fails the run at once.</summary>
public sealed class UnroutableEventException : WorkflowException
{
    internal UnroutableEventException(string workflow, string? producer, string eventType, string message)
        : base(workflow, producer, message) =>
        EventType = eventType;

    /// <summary>The event's <see cref="Event.EventType"/>.</summary>
    public string EventType { get; }

    internal static UnroutableEventException NobodyAccepts(string workflow, string? producer, Event ev) => new(
        workflow,
        producer,
        UserText.Of(ev),
        $"No step of {workflow} accepts {UserText.Of(ev)} ({ev.GetType()}), which {Origin(producer)}. " +
        (ev is StreamEvent
            ? $"If it is for those who watch the run, write ctx.WriteEventToStream(…); if it is for a step, add one with a parameter of this type."
            : $"Add a step with a parameter of this type, or end the run with StopEvent."));

    internal static UnroutableEventException NoFanOut(string workflow, string? producer, string join, string? from, Event ev) => new(
        workflow,
        producer,
        UserText.Of(ev),
        from is null
            ? $"Step {join} of {workflow} collects {UserText.Of(ev)}, which {Origin(producer)} outside a fan-out, so there is no list to add it to. " +
              $"Return a sequence from the step that branches, or mark it [FanOut] if it sends its events with ctx.SendEvent. What a join gives belongs outside the fan-out that it closed."
            : $"Step {join} of {workflow} collects {UserText.Of(ev)} from step {from}, but {UserText.Of(ev)}, which {Origin(producer)}, descends from no open fan-out of {from}, so there is no list to add it to. " +
              $"Let it descend from an event of {from}, or leave From out to collect from the innermost fan-out.");

    private static string Origin(string? producer) => producer is null ? "the run was started with" : $"step {producer} produced";
}
