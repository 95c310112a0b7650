namespace GenFlow.Agents;

/// <summary>Whether an action may run.</summary>
/// <param name="IsGranted">Whether it may.</param>
/// <param name="Reason">Why it may not: what the model is told.</param>
public sealed record ActionApproval(bool IsGranted, string? Reason = null);
