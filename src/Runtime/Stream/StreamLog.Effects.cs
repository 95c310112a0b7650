using GenFlow.CompilerServices;

namespace GenFlow.Stream;

// What steps have written is noted for the workflow's graph a segment at a time: to ask each event for its type while it is
// written would cost a third of the write.
internal sealed partial class StreamLog
{
    /// <summary>Notes what first attempts of the root run's steps have written in the segment. Under the log's lock, and
    /// before the end is there to read: whoever has read it finds the graph complete.</summary>
    private void NoteEffects(StreamSegment segment)
    {
        int lastSource = NoStep;
        Type? lastType = null;
        foreach (ref readonly StreamSlot slot in segment.Slots.AsSpan(0, segment.Count))
        {
            Type type = slot.Event.GetType();
            if (slot.Source < 0 || (slot.Source == lastSource && type == lastType))
            {
                continue;
            }

            (lastSource, lastType) = (slot.Source, type);
            if (slot.Event is InputRequest or { EnginesOwn: null })
            {
                _definition.Steps[slot.Source].Streamed.Note(type);
            }
        }
    }
}
