using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>One parameter that an event goes to.</summary>
/// <param name="Step">The step's index.</param>
/// <param name="Slot">The collected parameter's index among the step's; −1 for an ordinary event parameter.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RouteTarget(int Step, int Slot = -1);
