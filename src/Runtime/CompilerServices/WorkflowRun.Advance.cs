using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// From one step to the next, where the ledger has a say.
public abstract partial class WorkflowRun
{
    /// <summary>Step completed: its event is queued, or its way ends, and the oldest waiting event is next. One transition
    /// under one lock, since every branch of a fan-out comes by here.</summary>
    private Token? Advance(Token token, Event? ev, int route, ref PumpTurn turn)
    {
        if ((token.Attempt is not null || _hooks is not null) && !EndAttempt(token, AttemptEnd.Completed))
        {
            return LeaveBehind(ev, ref turn);
        }

        return Advance(token, ev, route, token.ProducedPlace, ref turn);
    }

    private Token? Advance(Token token, Event? ev, int route, BranchPlace place, ref PumpTurn turn)
    {
        int step = token.Step;
        if (ev is not null && route == Stop)
        {
            AcceptStop((StopEventBase)ev, step, token);
            return TakeNext(ref turn);
        }

        if (ev is not null && route == Unroutable)
        {
            Fail(Definition.StepName(step), UnroutableEventException.NobodyAccepts(Definition.Name, Definition.StepName(step), ev), token);
            return TakeNext(ref turn);
        }

        bool led = ev is not null;
        if (ev is not null && route == Request)
        {
            Ask((InputRequest)ev, step, token.AttemptNumber, place, token, token.Invocation);
            ev = null;
        }

        var queued = QueueResult.Queued;
        bool keep = !turn.IsOver();
        Token? next;
        bool request;
        bool finish;
        bool stalled;
        int refused = -1;
        JoinedEvents? incomplete;
        using (_ledger.Enter())
        {
            if (!token.IsPlain)
            {
                _ledger.EndStep(token);
            }

            if (ev is not null)
            {
                queued = QueueAll(ev, route, place, out refused);
            }

            next = queued.FailsRun() ? null : _ledger.EndAndStart(token, ledNowhere: !led, keep);
            finish = _ledger.TryFinish();
            stalled = _ledger.HasStalled();
            incomplete = _ledger.TakeIncomplete();
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        if (finish)
        {
            Finish();
        }
        else if (stalled)
        {
            FailStalled();
        }
        else if (queued.FailsRun())
        {
            FailRefused(queued, ev!, refused, Definition.StepName(step), token);
            return TakeNext(ref turn);
        }
        else if (incomplete is not null)
        {
            FailIncomplete(incomplete);
        }
        else
        {
            FailIfTooMany(step);
        }

        return next;
    }

    /// <summary>The token's way is over; where nothing else is left, so is the run.</summary>
    private Token? EndToken(Token token, ref PumpTurn turn) => Advance(token, ev: null, Unroutable, token.Place, ref turn);

    /// <summary>The event that has waited longest, unless the thread is due to others.</summary>
    private Token? TakeNext(ref PumpTurn turn)
    {
        Token? next = null;
        bool request;
        bool keep = !turn.IsOver();
        using (_ledger.Enter())
        {
            if (keep)
            {
                next = _ledger.Start(this);
            }

            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        return next;
    }
}
