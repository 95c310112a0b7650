using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>One parameter that an event goes to.</summary>
/// <param name="Step">The step's index.</param>
/// <param name="Slot">For a join the parameter's index among the step's collected ones, or among its event parameters where it
/// has several; −1 for the only event parameter of a step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RouteTarget(int Step, int Slot = -1);
