namespace GenFlow.Engine;

/// <summary>An event that waits for its step to start.</summary>
/// <param name="Payload">The event, or the <see cref="CollectedEvents"/> of a join.</param>
/// <param name="Step">The step's index.</param>
/// <param name="Place">Where it stands.</param>
internal readonly record struct WaitingEvent(object Payload, int Step, BranchPlace Place);
