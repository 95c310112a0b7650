using GenFlow.Stream;

namespace GenFlow.CompilerServices;

// The stream: a log made when the first writes or reads it.
public abstract partial class WorkflowRun
{
    private StreamLog? _log;
    private int _dropped;

    /// <summary>Events that came after the run's end and were not taken.</summary>
    internal int Dropped => Volatile.Read(ref _dropped);

    internal StreamLog StreamLog
    {
        get
        {
            if (_log is null)
            {
                Interlocked.CompareExchange(ref _log, new StreamLog(Definition, Options.TimeProvider, Options.Retention), null);
                if (Ended is { } ended)
                {
                    // The end came before the log: whoever wrote it may not have seen the log.
                    _log.Complete(ended);
                }
            }

            return _log;
        }
    }

    internal void WriteToStream(StreamEvent ev, int step)
    {
        if (!StreamLog.TryAppend(ev, step))
        {
            CountDropped();
        }
    }

    /// <summary>Waits until the stream's consumers have come near; where nobody ever looked, at once.</summary>
    internal ValueTask StreamCapacityAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken)
        : Volatile.Read(ref _log) is { } log ? log.WaitForCapacityAsync(Options.StreamLag, cancellationToken)
        : default;

    private void CountDropped() => Interlocked.Increment(ref _dropped);
}
