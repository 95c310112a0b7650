using GenFlow.Engine;
using GenFlow.Stream;

namespace GenFlow.CompilerServices;

// Forwarding: the events of a stream that is no workflow, such as an agent's, in the name of the step that runs it.
public abstract partial class WorkflowRun
{
    internal async Task<TResult> ForwardAsync<TEvent, TResult>(
        IForwardable<TEvent, TResult> stream, string? name, Context context, Token token, int step, int invocation)
        where TEvent : StreamEvent
    {
        name ??= stream.Name;
        ThrowIfNoPartOfAPath(name, nameof(name));
        ThrowIfTooDeep(context.Strand, step, "forwards a stream");
        ThrowIfEnded(token, step, invocation, "forwarded a stream");
        if (HasOutcome)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }

        token.IsPlain = false;
        Strand strand = BeginForwarding(name, context, token, step, invocation);
        CancellationTokenRegistration cancelled = context.CancellationToken.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), strand.Source);
        try
        {
            await foreach (TEvent ev in stream.StreamIn(strand.Context).WithCancellation(strand.CancellationToken).ConfigureAwait(ComesBack))
            {
                Context.ThrowIfEnginesOwn(ev, nameof(stream));
                if (!WriteOfStrand(ev, strand))
                {
                    throw new OperationCanceledException(strand.CancellationToken);
                }
            }

            return stream.Result;
        }
        finally
        {
            cancelled.Unregister();
            EndForwarding(strand);
        }
    }

    /// <summary>A part of a step's work begins.</summary>
    internal Strand BeginStrand(Context context, Token token, int step, int invocation)
    {
        ThrowIfEnded(token, step, invocation, "began a strand");
        token.IsPlain = false;
        return Begin(new Strand(context, token, invocation, token.KeepAttempt(context.Attempt), context.Strand, origin: null, source: null));
    }

    internal void EndStrand(Strand strand)
    {
        bool asks;
        using (_ledger.Enter())
        {
            asks = strand is { Asks: > 0, IsEnded: false };
            _ledger.End(strand);
        }

        if (asks)
        {
            CloseRequests(InputClosedReason.StepEnded, open => open.IsAwaitedIn(strand));
        }
    }

    /// <summary>Writes in the name of a strand.</summary>
    /// <returns>Whether it was taken.</returns>
    internal bool WriteOfStrand(StreamEvent ev, Strand strand)
    {
        Token token = strand.Token;
        if (token.IsAbandoned || (IsChild && Ended is not null))
        {
            CountDropped();
            return false;
        }

        Type type = ev.GetType();
        if (strand.LastWritten != type)
        {
            Definition.Steps[strand.Context.Step].Streamed.Note(type);
            strand.LastWritten = type;
        }

        long sequence = StreamLog.Append(ev, strand.Origin!);
        if (sequence == 0)
        {
            CountDropped();
            return false;
        }

        if (strand.IsOfRunningStep)
        {
            strand.Attempt.NoteWritten(sequence);
        }

        _hooks?.Written();
        return true;
    }

    private Strand BeginForwarding(string name, Context context, Token token, int step, int invocation)
    {
        Attempt attempt = token.KeepAttempt(context.Attempt);
        StreamOrigin own = OriginOf(step, attempt, context.Attempt);
        var origin = new StreamOrigin(ChildPath(name, context.Strand), own.Step, own.Attempt, own.AttemptId);
#pragma warning disable CA2000 // A source without a timer holds nothing; disposed, it would throw at a stream that looks at it late.
        var strand = new Strand(context, token, invocation, attempt, context.Strand, origin, new CancellationTokenSource());
#pragma warning restore CA2000
        using (_ledger.Enter())
        {
            _ledger.HoldForChild();
        }

        attempt.Begin(strand);
        if (attempt.HasEnded)
        {
            // The body ended meanwhile: nobody ends what begins now.
            StartCancel(strand.Source!, RecordAll);
        }

        return Begin(strand);
    }

    private void EndForwarding(Strand strand)
    {
        strand.Attempt.End(strand);
        EndStrand(strand);
        ReleaseChild();
    }

    /// <summary>A body has ended without waiting for a stream that it forwards: the stream ends with it.</summary>
    private void CancelForwarding(Attempt attempt)
    {
        foreach (Strand strand in attempt.Forwarding())
        {
            StartCancel(strand.Source!, RecordAll);
        }
    }

    private Strand Begin(Strand strand)
    {
        CountAsks(strand.Token, strand.Attempt, strand.Parent, asks: 0, busy: 1);
        return strand;
    }

    private void RecordAll(IEnumerable<Exception> exceptions)
    {
        foreach (Exception exception in exceptions)
        {
            Record(step: null, exception);
        }
    }
}
