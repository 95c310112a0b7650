namespace GenFlow.Agents;

/// <summary>Actions that an action asks for next.</summary>
/// <param name="Actions">Their names. They need not be among what the agent always offers: see <see cref="Agent.FollowUpActions"/>.</param>
/// <param name="IsForced">Whether the next call of the model may use only them and must use one; else they are offered with the others.</param>
public sealed record FollowUp(IReadOnlyList<string> Actions, bool IsForced = false);
