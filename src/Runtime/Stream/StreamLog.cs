using GenFlow.CompilerServices;

namespace GenFlow.Stream;

/// <summary>The append-only log of one run: writers append under its lock, readers follow without it and take it only to
/// park. The last item is the run's end; after it nothing is taken.</summary>
internal sealed class StreamLog
{
    public const int NoStep = -1;

    private readonly WorkflowDefinition _definition;
    private readonly RunClock _clock;
    private readonly StreamSegment _head;
    private StreamSegment _tail;
    private StreamReader? _parked;
    private long _count;

    // Tells readers that are parked from those that a writer has taken to wake.
    private long _wakeUps = 1;
    private uint _lastElapsed;
    private bool _completed;

    public StreamLog(WorkflowDefinition definition, TimeProvider timeProvider)
    {
        _definition = definition;
        _clock = new RunClock(timeProvider);
        _head = _tail = new StreamSegment(first: 1, StreamSegment.SmallestCapacity);
    }

    public StreamSegment Head => _head;

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

    /// <summary>Appends an item and wakes the readers that wait for one.</summary>
    /// <returns>False when the run has ended: the item was not taken.</returns>
    public bool TryAppend(StreamEvent ev, int source)
    {
        // The clock may be the user's: it is read outside the lock.
        uint elapsed = _clock.Elapsed;
        StreamReader? parked;
        lock (this)
        {
            if (_completed)
            {
                return false;
            }

            parked = Append(ev, source, elapsed);
        }

        parked?.ScheduleWake();
        return true;
    }

    public long Append(StreamEvent ev, int source) { lock (this) { return TryAppend(ev, source) ? _count : 0; } }

    public bool TryAppend(StreamEvent ev, StreamOrigin origin) => TryAppend(ev, 0);

    public long Append(StreamEvent ev, StreamOrigin origin) { lock (this) { return TryAppend(ev, 0) ? _count : 0; } }

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

            parked = Append(end, NoStep, elapsed);
            _completed = true;
        }

        parked?.ScheduleWake();
    }

    /// <summary>Parks a reader that has found nothing, unless something came or the log has ended meanwhile.</summary>
    public ParkResult TryPark(StreamReader reader)
    {
        lock (this)
        {
            if (reader.HasNext)
            {
                return ParkResult.ItemCame;
            }

            if (_completed)
            {
                return ParkResult.LogEnded;
            }

            reader.NextParked = _parked;
            if (_parked is not null)
            {
                _parked.PreviousParked = reader;
            }

            _parked = reader;
            reader.ParkedIn = _wakeUps;
            reader.MarkParked();
            return ParkResult.Parked;
        }
    }

    /// <summary>Forgets a reader that waits no more, so that a log that is quiet does not keep it.</summary>
    public void Unpark(StreamReader reader)
    {
        lock (this)
        {
            if (reader.ParkedIn != _wakeUps)
            {
                // A writer has taken it since, to wake it.
                return;
            }

            if (reader.PreviousParked is { } previous)
            {
                previous.NextParked = reader.NextParked;
            }
            else if (ReferenceEquals(_parked, reader))
            {
                _parked = reader.NextParked;
            }

            if (reader.NextParked is { } next)
            {
                next.PreviousParked = reader.PreviousParked;
            }

            reader.NextParked = reader.PreviousParked = null;
            reader.ParkedIn = 0;
        }
    }

    public StreamItem Item(in StreamSlot slot, long sequence) => new(
        sequence,
        _clock.At(slot.Elapsed),
        slot.Source == NoStep ? null : _definition.StepName(slot.Source),
        slot.Source == NoStep ? 0 : 1,
        "",
        slot.Event);

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

    private StreamReader? Append(StreamEvent ev, int source, uint elapsed)
    {
        StreamSegment segment = _tail;
        int index = segment.Count;
        if (index == segment.Slots.Length)
        {
            segment = new StreamSegment(_count + 1, Math.Min(index * 2, StreamSegment.LargestCapacity));
            index = 0;
        }

        ref StreamSlot slot = ref segment.Slots[index];
        slot.Event = ev;
        slot.Elapsed = _lastElapsed = Math.Max(elapsed, _lastElapsed);
        slot.Source = source;
        _count++;
        Volatile.Write(ref segment.Count, index + 1);
        if (segment != _tail)
        {
            Volatile.Write(ref _tail.Next, segment);
            _tail = segment;
        }

        StreamReader? parked = _parked;
        if (parked is not null)
        {
            _parked = null;
            _wakeUps++;
        }

        return parked;
    }
}

/// <summary>What became of a reader that wanted to park.</summary>
internal enum ParkResult
{
    Parked,
    ItemCame,
    LogEnded,
}
