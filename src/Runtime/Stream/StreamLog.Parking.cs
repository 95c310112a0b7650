namespace GenFlow.Stream;

// Readers that have found nothing.
internal sealed partial class StreamLog
{
    private StreamReader? _parked;

    // Tells readers that are parked from those that a writer has taken to wake.
    private long _wakeUps = 1;

    /// <summary>Parks a reader that has found nothing, unless something came or the log has ended meanwhile.</summary>
    public ParkResult TryPark(StreamReader reader)
    {
        lock (this)
        {
            if (reader.Next <= _count)
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

    private StreamReader? TakeParked()
    {
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
