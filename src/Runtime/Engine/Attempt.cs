using GenFlow.Stream;

namespace GenFlow.Engine;

/// <summary>One attempt of a step, where something about it must be kept: its number beyond the first, what it wrote, its
/// timeout, when it began.</summary>
internal sealed class Attempt(int number)
{
    private int _ended;
    private List<Strand>? _forwarding;

    /// <summary>From 1.</summary>
    public int Number { get; } = number;

    /// <summary>When it began, as a timestamp of the run's clock; where someone asks how long it took.</summary>
    public long Started { get; set; }

    /// <summary>Its span, where someone listens.</summary>
    public System.Diagnostics.Activity? Activity { get; set; }

    /// <summary>Its time limit; null where the step has none.</summary>
    public AttemptTimeout? Timeout { get; set; }

    /// <summary>What its items on the stream show; made at the first.</summary>
    public StreamOrigin? Origin { get; set; }

    /// <summary>The first and the last item that it wrote; 0 for none.</summary>
    public (long From, long To) Written { get; private set; }

    /// <summary>What its body waits for that only people can give: open requests, and children that wait for nothing else.
    /// Changed under the ledger's lock.</summary>
    public int Asks { get; set; }

    /// <summary>Children that do not only wait for people. Changed under the ledger's lock.</summary>
    public int Busy { get; set; }

    /// <summary>Whether the ledger counts it among those that wait for people.</summary>
    public bool IsAsking { get; set; }

    /// <summary>Whether its start is on record. Changed under the attempt's own lock.</summary>
    public bool IsStartNoted { get; set; }

    /// <summary>Whether its end is on record, or is not to be any more. Changed under the attempt's own lock.</summary>
    public bool IsEndNoted { get; set; }

    /// <summary>Whether its end was taken.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Takes the end: it belongs to whoever calls first, the body's end or who leaves the body behind.</summary>
    public bool TryEnd() => Interlocked.Exchange(ref _ended, 1) == 0;

    /// <summary>The streams that it forwards.</summary>
    public Strand[] Forwarding()
    {
        lock (this)
        {
            return [.. _forwarding ?? []];
        }
    }

    /// <summary>It forwards a stream.</summary>
    public void Begin(Strand strand)
    {
        lock (this)
        {
            (_forwarding ??= []).Add(strand);
        }
    }

    /// <summary>A stream that it forwarded has ended.</summary>
    public void End(Strand strand)
    {
        lock (this)
        {
            _forwarding?.Remove(strand);
        }
    }

    /// <summary>Notes an item that it wrote. The body may write from several threads.</summary>
    public void NoteWritten(long sequence)
    {
        lock (this)
        {
            Written = Written.From == 0 ? (sequence, sequence) : (Math.Min(Written.From, sequence), Math.Max(Written.To, sequence));
        }
    }
}
