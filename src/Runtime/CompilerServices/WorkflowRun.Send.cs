using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Events on their way: the first one, and what running steps send.
public abstract partial class WorkflowRun
{
    /// <summary>Sends the first event on its way.</summary>
    internal void BeginSteps(Event start)
    {
        if (HasOutcome)
        {
            // The caller's token was cancelled already.
            return;
        }

        int route = Route(start);
        if (route is Unroutable or Request)
        {
            Fail(step: null, UnroutableEventException.NobodyAccepts(Definition.Name, producer: null, start));
            return;
        }

        var result = QueueResult.Queued;
        int refused = -1;
        Token? first;
        bool request;
        bool stalled = false;
        JoinedEvents? incomplete;
        using (_ledger.Enter())
        {
            if (route >= 0)
            {
                first = _ledger.StartFirst(route, start, this);
            }
            else
            {
                result = QueueAll(start, route, default, out refused);
                first = _ledger.Start(this);
                stalled = _ledger.HasStalled();
            }

            incomplete = _ledger.TakeIncomplete();
            request = _ledger.TryRequestThread();
        }

        if (first is not null)
        {
            // The caller is about to wait for the run, not to go on beside it: its own queue is the nearest.
            QueueWork(first, preferLocal: true);
        }

        if (request)
        {
            RequestThread();
        }

        if (result.FailsRun())
        {
            FailRefused(result, start, refused, producer: null);
        }
        else if (incomplete is not null)
        {
            FailIncomplete(incomplete);
        }
        else if (stalled)
        {
            FailStalled();
        }
    }

    /// <summary>A step sends an event while it runs.</summary>
    internal void Send(Event ev, int step, int number, BranchPlace place, Token token, int invocation)
    {
        if (HasOutcome || token.IsAbandoned)
        {
            CountDropped();
            return;
        }

        token.MarkRouted(invocation);
        int route = Route(ev);
        Definition.Steps[step].Sent.Note(ev.GetType(), route);
        if (route == Stop)
        {
            AcceptStop((StopEventBase)ev, step);
            return;
        }

        if (route == Unroutable)
        {
            Fail(Definition.StepName(step), UnroutableEventException.NobodyAccepts(Definition.Name, Definition.StepName(step), ev));
            return;
        }

        if (route == Request)
        {
            Ask((InputRequest)ev, step, number, place, token, invocation);
            return;
        }

        FailIfNotQueued(Queue(ev, route, place, token, out int refused), ev, refused, step);
    }

    private void FailIfNotQueued(QueueResult result, Event ev, int refused, int step)
    {
        switch (result)
        {
            case QueueResult.Dropped:
                CountDropped();
                break;
            case QueueResult.ScopeClosed:
                throw new InvalidOperationException(
                    $"Step {Definition.StepName(step)} sent {UserText.Of(ev)} into a fan-out that has been joined already. A Context must not be used after its step has ended: await what the step starts.");
            case QueueResult.Queued or QueueResult.Collected:
                FailIfTooMany(step);
                break;
            default:
                FailRefused(result, ev, refused, Definition.StepName(step));
                break;
        }
    }

    private QueueResult Queue(Event ev, int route, BranchPlace place, Token sender, out int refused)
    {
        QueueResult result;
        JoinedEvents? incomplete;
        bool request;
        using (_ledger.Enter())
        {
            if (sender.IsAbandoned)
            {
                // Left behind since it was asked: another attempt may send the same.
                refused = -1;
                return QueueResult.Dropped;
            }

            result = QueueAll(ev, route, place, out refused);
            incomplete = _ledger.TakeIncomplete();
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        if (incomplete is not null)
        {
            FailIncomplete(incomplete);
        }

        return result;
    }

    /// <summary>Queues an event for each of its targets. Called under the lock.</summary>
    /// <param name="ev">The event.</param>
    /// <param name="route">Where it goes.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="refused">The join that could not take it; else −1.</param>
    private QueueResult QueueAll(Event ev, int route, BranchPlace place, out int refused)
    {
        place = Ledger.Branch(place);
        if (route < 0)
        {
            return _ledger.Queue(Definition.Routes[FirstRoute - route], ev, place, out refused);
        }

        refused = -1;
        return _ledger.Queue(new RouteTarget(route), ev, place);
    }
}
