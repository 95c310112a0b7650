using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>Gives deltas other block numbers.</summary>
internal static class DeltaShift
{
    public static ModelDelta Shift(this ModelDelta delta, int by)
    {
        int index = delta.Index + by;
        return delta.Kind switch
        {
            ModelDeltaKind.Text => ModelDelta.OfText(index, delta.Text),
            ModelDeltaKind.Thought => ModelDelta.Thought(index, delta.Text),
            ModelDeltaKind.Signature => ModelDelta.Signature(index, delta.Text),
            ModelDeltaKind.ActionStart => ModelDelta.ActionStart(index, delta.Id, delta.Text),
            ModelDeltaKind.ActionFragment => ModelDelta.ActionFragment(index, delta.Text),
            ModelDeltaKind.BlockEnd => ModelDelta.BlockEnd(index),
            ModelDeltaKind.ServerActionStart => ModelDelta.ServerActionStart(index, delta.Id, delta.Text),
            ModelDeltaKind.ServerActionResult when delta.Value is ServerActionResult result => ModelDelta.ServerResult(index, result),
            ModelDeltaKind.Citation when delta.Value is Citation citation => ModelDelta.Cites(index, citation),
            ModelDeltaKind.Replay when delta.Value is AIContent content => ModelDelta.Replay(index, content),
            _ => delta,
        };
    }
}
