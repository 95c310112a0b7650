using GenFlow.Engine;
using GenFlow.Stream;

namespace GenFlow.CompilerServices;

// The stream: a log made when the first writes or reads it; children write to the root's.
public abstract partial class WorkflowRun
{
    private StreamLog? _log;

    /// <summary>Events that came after the run's end and were not taken.</summary>
    internal int Dropped => _parts?.Dropped ?? 0;

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

    internal void WriteToStream(StreamEvent ev, int step, int attempt, Token token, int invocation)
    {
        if (attempt != 1 || token.IsAbandoned || _hooks is not null || IsChild || Definition.Steps[step].Retry is not null)
        {
            WriteOfAttempt(ev, step, attempt, token, invocation);
        }
        else if (!StreamLog.TryAppend(ev, step))
        {
            CountDropped();
        }
    }

    /// <summary>What the engine writes in a step's name.</summary>
    internal void WriteAsStep(StreamEvent ev, int step, Attempt? attempt)
    {
        int number = attempt?.Number ?? 1;
        if (number == 1 && !IsChild && Definition.Steps[step].Retry is null)
        {
            Write(ev, step, origin: null);
        }
        else
        {
            Write(ev, step, OriginOf(step, attempt, number));
        }
    }

    /// <summary>What the engine writes in the run's name.</summary>
    private void WriteAsRun(StreamEvent ev) =>
        Write(ev, StreamLog.NoStep, IsChild ? new StreamOrigin(Path, step: null, attempt: 0) : null);

    private void Write(StreamEvent ev, int source, StreamOrigin? origin)
    {
        try
        {
            _ = origin is null ? StreamLog.TryAppend(ev, source) : StreamLog.TryAppend(ev, origin);
        }
#pragma warning disable CA1031 // The clock and what measures events are the user's: what they throw must not keep the run from going on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Record(exception);
        }
    }

    // An attempt that may be repeated notes what it has written, so that it can be taken back.
    private void WriteOfAttempt(StreamEvent ev, int step, int number, Token token, int invocation)
    {
        if (token.IsAbandoned || (IsChild && Ended is not null))
        {
            CountDropped();
            return;
        }

        StepDefinition definition = Definition.Steps[step];
        definition.Streamed.Note(ev.GetType());
        bool retries = definition.Retry is not null;
        Attempt? attempt = token.Invocation == invocation && (retries || number > 1) ? token.KeepAttempt(number) : null;
        long sequence = number == 1 && !IsChild && !retries
            ? StreamLog.Append(ev, step)
            : StreamLog.Append(ev, OriginOf(step, attempt, number));
        if (sequence == 0)
        {
            CountDropped();
        }
        else
        {
            attempt?.NoteWritten(sequence);
            _hooks?.Written();
        }
    }

    private StreamOrigin OriginOf(int step, Attempt? attempt, int number)
    {
        if (attempt is null)
        {
            return OriginOf(step, number);
        }

        lock (attempt)
        {
            // The body may write from several threads.
            return attempt.Origin ??= Definition.Steps[step].Retry is null
                ? OriginOf(step, number)
                : new StreamOrigin(Path, Definition.StepName(step), number, Interlocked.Increment(ref Root.Parts.AttemptIds));
        }
    }

    private void CountDropped() => Interlocked.Increment(ref Root.Parts.Dropped);

    /// <summary>Waits until the stream's consumers have come near; where nobody ever looked, at once.</summary>
    internal ValueTask StreamCapacityAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken)
        : Volatile.Read(ref _log) is { } log ? log.WaitForCapacityAsync(Options.StreamLag, cancellationToken)
        : default;
}
