namespace GenFlow.Engine;

/// <summary>An event that waits for its step to start.</summary>
/// <param name="Payload">The event, or the <see cref="CollectedEvents"/> or <see cref="JoinedEvents"/> of a join.</param>
/// <param name="Step">The step's index.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Attempt">Which attempt of the step it will be, from 1.</param>
internal readonly record struct WaitingEvent(object Payload, int Step, BranchPlace Place, int Attempt = 1);
