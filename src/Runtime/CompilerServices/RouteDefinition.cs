using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>Where an event goes that does not go to one plain step. Written by generated code.</summary>
/// <param name="targets">The parameters, in the order of their steps.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RouteDefinition(params RouteTarget[] targets)
{
    /// <summary>The joins of several event parameters for which the event is, by declaration, the common ancestor: all of
    /// their parameters can be reached from here, over more than one target. Empty for most.</summary>
    public int[] Joins { get; init; } = [];

    internal RouteTarget[] Targets { get; } = targets;

    /// <summary>The one step that takes the event by itself; −1 where several do, or a join.</summary>
    internal int OnlyStep { get; } = targets is [{ Slot: < 0, Step: var step }] ? step : -1;
}
