namespace GenFlow.Stream;

// What a policy drops: numbers exactly, memory by whole segments.
internal sealed partial class StreamLog
{
    /// <summary>The number and the time of the newest item that is gone.</summary>
    public (long Sequence, DateTimeOffset Timestamp) LastDropped()
    {
        lock (this)
        {
            return (Window!.First - 1, _clock.At(Window.DroppedElapsed));
        }
    }

    private void DropBelow(long first)
    {
        RetainedWindow window = Window!;
        if (first == window.First)
        {
            return;
        }

        // First the number, then the link: who finds its segment unlinked also finds where to go on.
        window.MoveTo(first);
        StreamSegment head = _head;
        while (head.End <= first && head.Next is { } next)
        {
            window.DroppedElapsed = head.Slots[^1].Elapsed;
            Volatile.Write(ref _head, next);
            Volatile.Write(ref head.Next, StreamSegment.Dropped);
            head = next;
        }

        if (first > head.First)
        {
            window.DroppedElapsed = head.Slots[first - 1 - head.First].Elapsed;
        }
    }
}
