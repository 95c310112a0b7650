using GenFlow.CompilerServices;

namespace GenFlow.Stream;

/// <summary>The append-only log of one run and its children: writers append under its lock, readers follow without it and
/// take it only to park. The last item is the run's end; after it nothing is taken.</summary>
internal sealed partial class StreamLog
{
    public const int NoStep = -1;

    private readonly WorkflowDefinition _definition;
    private readonly RunClock _clock;
    private StreamSegment _head;
    private StreamSegment _tail;
    private long _count;
    private uint _lastElapsed;
    private bool _completed;

    public StreamLog(WorkflowDefinition definition, TimeProvider timeProvider, StreamRetention? retention = null)
    {
        _definition = definition;
        _clock = new RunClock(timeProvider);
        _head = _tail = new StreamSegment(first: 1, StreamSegment.SmallestCapacity);
        Window = retention is { IsBounded: true } ? new RetainedWindow(retention) : null;
    }

    /// <summary>Where reading begins; what was before it is gone.</summary>
    public StreamSegment Head => Volatile.Read(ref _head);

    /// <summary>What is left of a bounded log; null where everything is.</summary>
    public RetainedWindow? Window { get; }

    /// <summary>The number of the newest item; 0 when there is none.</summary>
    public long Count
    {
        get
        {
            lock (this)
            {
                return _count;
            }
        }
    }

    /// <summary>Appends an item of the root run and wakes the readers that wait for one.</summary>
    /// <param name="ev">The event.</param>
    /// <param name="source">The step's index, for its first attempt; <see cref="NoStep"/> for the run as a whole.</param>
    /// <returns>False when the run has ended: the item was not taken.</returns>
    /// <exception cref="Exception">What the retention's sizeOf threw: nothing was taken.</exception>
    public bool TryAppend(StreamEvent ev, int source) => Append(ev, source) != 0;

    /// <summary>The same for later attempts and children.</summary>
    /// <param name="ev">The event; a child's end is none of them: the root's alone ends the log.</param>
    /// <param name="origin">One object for all that the attempt writes.</param>
    public bool TryAppend(StreamEvent ev, StreamOrigin origin) => Append(ev, origin) != 0;

    /// <summary>As <see cref="TryAppend(StreamEvent, int)"/>.</summary>
    /// <returns>The item's number; 0 when it was not taken.</returns>
    public long Append(StreamEvent ev, int source) => Append(ev, source, origin: null);

    /// <summary>As <see cref="TryAppend(StreamEvent, StreamOrigin)"/>.</summary>
    /// <returns>The item's number; 0 when it was not taken.</returns>
    public long Append(StreamEvent ev, StreamOrigin origin) => Append(ev, NoStep, origin);

    /// <summary>Whether the run's end is written, and with which number.</summary>
    public bool HasEnd(out long last)
    {
        lock (this)
        {
            last = _count;
            return _completed;
        }
    }

    /// <summary>Appends the run's end; a second call changes nothing.</summary>
    public void Complete(RunEnded end)
    {
        uint elapsed = ElapsedOrLast();
        StreamReader? parked;
        lock (this)
        {
            if (_completed)
            {
                return;
            }

            NoteEffects(_tail);
            parked = Store(end, NoStep, origin: null, elapsed);
            _completed = true;
        }

        parked?.ScheduleWake();
        ReleaseAll();
    }

    /// <summary>An item as its readers see it.</summary>
    public StreamItem Item(StreamSegment segment, int index)
    {
        ref readonly StreamSlot slot = ref segment.Slots[index];
        long sequence = segment.First + index;
        DateTimeOffset timestamp = _clock.At(slot.Elapsed);
        int source = slot.Source;
        if (source >= 0)
        {
            return new(sequence, timestamp, _definition.StepName(source), 1, "", slot.Event);
        }

        if (source == NoStep)
        {
            return new(sequence, timestamp, null, 0, "", slot.Event);
        }

        StreamOrigin origin = segment.Origin(source);
        return new(sequence, timestamp, origin.Step, origin.Attempt, origin.Path, slot.Event) { AttemptId = origin.AttemptId };
    }

    private long Append(StreamEvent ev, int source, StreamOrigin? origin)
    {
        // The clock may be the user's, and sizeOf is: both are asked outside the lock.
        int size = Window is null ? 0 : Window.SizeOf(ev);
        uint elapsed = _clock.Elapsed;
        StreamReader? parked;
        long sequence;
        lock (this)
        {
            if (_completed)
            {
                return 0;
            }

            parked = Store(ev, source, origin, elapsed);
            sequence = _count;
            if (Window is not null)
            {
                DropBelow(Window.Admit(sequence, size));
            }
        }

        parked?.ScheduleWake();
        return sequence;
    }

    // A clock that throws must not keep a run from ending.
    private uint ElapsedOrLast()
    {
        try
        {
            return _clock.Elapsed;
        }
#pragma warning disable CA1031 // The time of the last item is the best that is left.
        catch (Exception)
#pragma warning restore CA1031
        {
            return _lastElapsed;
        }
    }

    private StreamReader? Store(StreamEvent ev, int source, StreamOrigin? origin, uint elapsed)
    {
        StreamSegment segment = _tail;
        int index = segment.Count;
        if (index == segment.Slots.Length)
        {
            NoteEffects(segment);
            segment = new StreamSegment(_count + 1, Math.Min(index * 2, Window?.LargestSegment ?? StreamSegment.LargestCapacity));
            index = 0;
        }

        ref StreamSlot slot = ref segment.Slots[index];
        slot.Event = ev;
        slot.Elapsed = _lastElapsed = Math.Max(elapsed, _lastElapsed);
        slot.Source = origin is null ? source : segment.SourceOf(origin);
        Volatile.Write(ref _count, _count + 1);
        Volatile.Write(ref segment.Count, index + 1);
        if (segment != _tail)
        {
            Volatile.Write(ref _tail.Next, segment);
            _tail = segment;
        }

        return TakeParked();
    }
}
