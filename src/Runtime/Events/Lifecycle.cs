namespace GenFlow;

/// <summary>What happens to the steps of a run, written to its stream when <see cref="RunOptions.Lifecycle"/> asks. Every
/// started attempt has exactly one end. The item's own <see cref="StreamItem.Path"/> says in which child workflow.</summary>
[StreamEvent]
public abstract partial record Lifecycle : StreamEvent
{
    private Lifecycle()
    {
    }

    internal sealed override string? EnginesOwn => "Set RunOptions.Lifecycle to have these items.";

    /// <summary>An attempt of a step begins.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Attempt">The attempt, from 1.</param>
    public sealed partial record StepStarted(string Step, int Attempt) : Lifecycle;

    /// <summary>An attempt has succeeded; of a fan-out, when its last event is made.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Attempt">The attempt, from 1.</param>
    /// <param name="Duration">How long it took, monotonic.</param>
    public sealed partial record StepCompleted(string Step, int Attempt, TimeSpan Duration) : Lifecycle;

    /// <summary>An attempt has failed; a <see cref="StepRetrying"/> follows if it is repeated.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Attempt">The attempt, from 1.</param>
    /// <param name="Duration">How long it took, monotonic.</param>
    /// <param name="Error">The exception's message.</param>
    public sealed partial record StepFailed(string Step, int Attempt, TimeSpan Duration, string Error) : Lifecycle;

    /// <summary>An attempt ended because the run did.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Attempt">The attempt, from 1.</param>
    /// <param name="Duration">How long it took, monotonic.</param>
    public sealed partial record StepCancelled(string Step, int Attempt, TimeSpan Duration) : Lifecycle;

    /// <summary>An attempt did not end although its token was cancelled, and was left behind.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Attempt">The attempt, from 1.</param>
    /// <param name="Duration">How long it has taken so far, monotonic.</param>
    public sealed partial record StepAbandoned(string Step, int Attempt, TimeSpan Duration) : Lifecycle;
}
