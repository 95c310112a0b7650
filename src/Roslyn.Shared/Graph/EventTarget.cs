namespace GenFlow.Roslyn;

/// <summary>One parameter that an event goes to.</summary>
/// <param name="Step">The step's index.</param>
/// <param name="Slot">Its number among the step's collected parameters, or among its several events; else −1.</param>
internal sealed record EventTarget(int Step, int Slot);
