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
        Token? first;
        bool request;
        using (_ledger.Enter())
        {
            if (route >= 0)
            {
                first = _ledger.StartFirst(route, start, this);
            }
            else
            {
                result = QueueAll(start, route, default);
                first = _ledger.Start(this);
            }

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

        if (result == QueueResult.NoScope)
        {
            FailNoFanOut(start, route, producer: null);
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

        FailIfNotQueued(Queue(ev, route, place), ev, route, step);
    }

    private void FailIfNotQueued(QueueResult queued, Event ev, int route, int step)
    {
        switch (queued)
        {
            case QueueResult.Dropped:
                CountDropped();
                break;
            case QueueResult.NoScope:
                FailNoFanOut(ev, route, Definition.StepName(step));
                break;
            case QueueResult.BudgetSpent:
                FailTooManySteps(JoinOf(route));
                break;
            case QueueResult.ScopeClosed:
                throw new InvalidOperationException(
                    $"Step {Definition.StepName(step)} sent {ev.EventType} into a fan-out that has been joined already. A Context must not be used after its step has ended: await what the step starts.");
            default:
                FailIfTooMany(step);
                break;
        }
    }

    private QueueResult Queue(Event ev, int route, BranchPlace place)
    {
        QueueResult result;
        bool request;
        using (_ledger.Enter())
        {
            result = QueueAll(ev, route, place);
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        return result;
    }

    /// <summary>Queues an event for each of its targets. Called under the lock.</summary>
    private QueueResult QueueAll(Event ev, int route, BranchPlace place)
    {
        place = Ledger.Branch(place);
        if (route >= 0)
        {
            return _ledger.Queue(new RouteTarget(route), ev, place);
        }

        foreach (RouteTarget target in Definition.Routes[FirstRoute - route].Targets)
        {
            QueueResult result = _ledger.Queue(target, ev, place);
            if (result > QueueResult.Collected)
            {
                return result;
            }
        }

        return QueueResult.Queued;
    }
}
