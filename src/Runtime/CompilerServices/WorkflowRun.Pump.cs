using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// The pump: runs steps on pool threads.
public abstract partial class WorkflowRun : IThreadPoolWorkItem
{
    // After so many steps a pump looks whether other work waits for its thread.
    private const int Quantum = 1_000;

    void IThreadPoolWorkItem.Execute()
    {
        Token? token;
        bool request;
        lock (_ledger)
        {
            _ledger.ThreadCame();
            token = _ledger.Start();
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        if (token is not null)
        {
            RestoreContext();
            Pump(token, default);
        }
    }

    /// <summary>A step's task has ended: its token goes on, on a pool thread.</summary>
    internal void Resume(Token token)
    {
        RestoreContext();
        Pump(token, token.Awaited);
    }

    /// <summary>Queues the first event.</summary>
    private protected void Begin(Event start)
    {
        int route = Route(start);
        if (route == Unroutable)
        {
            Fail(step: null, UnroutableEventException.NobodyAccepts(Definition.Name, "(start)", start));
            return;
        }

        // The caller is about to wait for the run, not to go on beside it: its own queue is the nearest.
        Queue(start, route, default, preferLocal: true);
    }

    /// <summary>A step sends an event while it runs.</summary>
    internal void Send(Event ev, int step, BranchPlace place)
    {
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

        switch (Queue(ev, route, place))
        {
            case QueueResult.Dropped:
                CountDropped();
                break;
            case QueueResult.NoScope:
                FailNoFanOut(ev, step, route);
                break;
            case QueueResult.ScopeClosed:
                throw new InvalidOperationException(
                    $"Step {Definition.StepName(step)} sent {ev.EventType} into a fan-out that has been joined already. A Context must not be used after its step has ended: await what the step starts.");
            default:
                FailIfTooMany(step);
                break;
        }
    }

    private QueueResult Queue(Event ev, int route, BranchPlace place, bool preferLocal = false)
    {
        QueueResult result;
        bool request;
        lock (_ledger)
        {
            result = QueueAll(ev, route, place, token: null, out _);
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread(preferLocal);
        }

        return result;
    }

    /// <summary>Queues an event for each of its targets. Called under the lock.</summary>
    private QueueResult QueueAll(Event ev, int route, BranchPlace place, Token? token, out bool goesOn)
    {
        goesOn = false;
        place = Ledger.Branch(place, out bool startsBranch);
        var single = new RouteTarget(route);
        ReadOnlySpan<RouteTarget> targets = route >= 0 ? new ReadOnlySpan<RouteTarget>(in single) : Definition.Routes[FirstRoute - route];
        foreach (RouteTarget target in targets)
        {
            QueueResult result = _ledger.Queue(target, ev, place, startsBranch, token, this);
            if (result == QueueResult.Queued)
            {
                goesOn |= token is not null;
                token = null;
            }
            else if (result != QueueResult.Collected)
            {
                return result;
            }
        }

        return QueueResult.Queued;
    }

    private void FailNoFanOut(Event ev, int step, int route, Token? ending = null)
    {
        RouteTarget join = Array.Find(Definition.Routes[FirstRoute - route], static target => target.Slot >= 0);
        Fail(
            Definition.StepName(step),
            UnroutableEventException.NoFanOut(Definition.Name, Definition.StepName(step), Definition.StepName(join.Step), ev),
            ending);
    }

    private void FailIfTooMany(int step)
    {
        if (_ledger.Pending > Options.MaxPendingEvents)
        {
            Fail(Definition.StepName(step), WorkflowLimitException.Pending(Definition.Name, Definition.StepName(step), Options.MaxPendingEvents));
        }
    }

    private void Pump(Token first, StepResult awaited)
    {
        int budget = 0;
        int hops = 0;
        Token? next = first;
        while (next is { } token)
        {
            try
            {
                next = RunToken(token, awaited, ref budget, ref hops);
            }
#pragma warning disable CA1031 // Whatever a step throws is the run's failure, or its cancellation.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                RestoreContext();
                next = FailStep(token, exception, ref hops);
            }

            awaited = default;
        }

        if (budget > 0)
        {
            Interlocked.Add(ref _stepsLeft, budget);
        }
    }

    /// <summary>Runs a token until it parks, ends or gives way.</summary>
    /// <returns>The token that this pump runs next; null to leave the thread.</returns>
    private Token? RunToken(Token token, StepResult result, ref int budget, ref int hops)
    {
        if (!result.IsSettled)
        {
            return Settle(token, result, ref hops);
        }

        while (true)
        {
            if (HasOutcome)
            {
                return EndToken(token, ref hops);
            }

            if (budget == 0 && (budget = TakeSteps()) == 0)
            {
                string step = Definition.StepName(token.Step);
                Fail(step, WorkflowLimitException.Steps(Definition.Name, step, Options.MaxSteps));
                return EndToken(token, ref hops);
            }

            budget--;
            hops++;
            result = Invoke(token.Step, new Context(this, token.Step, attempt: 1, token.ProducedPlace), token.Payload);
            RestoreContext();
            if (!result.IsSettled || result.Event is not { } ev || !token.IsPlain)
            {
                return Settle(token, result, ref hops);
            }

            int route = Route(ev);
            if ((uint)route >= (uint)_inlineSteps || _ledger.Ready != 0 || hops >= Quantum)
            {
                return Advance(token, ev, route, ref hops);
            }

            token.Payload = ev;
            token.Step = route;
        }
    }

    /// <summary>Takes what calling a step gave to its end: waits for its task, draws its sequence, routes its event.</summary>
    private Token? Settle(Token token, StepResult result, ref int hops)
    {
        while (!result.IsSettled)
        {
            if (result.IsSequence)
            {
                result = StepResult.Of(Draw(token, result.Sequence));
                continue;
            }

            Task task = result.Pending;
            if (!task.IsCompleted)
            {
                token.Park(result);
                return TakeNext(ref hops);
            }

            if (task.IsFaulted)
            {
                return FailStep(token, task.Exception.InnerExceptions, ref hops);
            }

            // It has ended: this throws what it was cancelled with, and never waits.
            task.GetAwaiter().GetResult();
            result = result.Next(task);
        }

        return Advance(token, result.Event, result.Event is { } ev ? Route(ev) : Unroutable, ref hops);
    }

    /// <summary>Step completed: its event is queued, or its way ends, and the oldest waiting event is next. One transition
    /// under one lock, since every branch of a fan-out comes by here.</summary>
    private Token? Advance(Token token, Event? ev, int route, ref int hops)
    {
        int step = token.Step;
        if (ev is not null && route == Stop)
        {
            AcceptStop((StopEventBase)ev, step, token);
            return TakeNext(ref hops);
        }

        if (ev is not null && route == Unroutable)
        {
            Fail(Definition.StepName(step), UnroutableEventException.NobodyAccepts(Definition.Name, Definition.StepName(step), ev), token);
            return TakeNext(ref hops);
        }

        var queued = QueueResult.Queued;
        bool keep = MayKeep(ref hops);
        Token? next;
        bool request;
        bool finish;
        bool stalled;
        bool goesOn = false;
        lock (_ledger)
        {
            if (!token.IsPlain)
            {
                _ledger.EndStep(token);
            }

            if (ev is not null)
            {
                queued = QueueAll(ev, route, token.ProducedPlace, token.Opened is null ? token : null, out goesOn);
            }

            if (!goesOn && queued != QueueResult.NoScope)
            {
                Close(token);
            }

            finish = _ledger.TryFinish();
            stalled = _ledger.IsIdle;
            next = keep ? _ledger.Start() : null;
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
        else if (queued == QueueResult.NoScope)
        {
            FailNoFanOut(ev!, step, route, goesOn ? null : token);
        }
        else
        {
            FailIfTooMany(step);
        }

        return next;
    }

    /// <summary>Routes the items of a sequence as they come; a branch each. Draws the next one only while few enough of
    /// them wait to start.</summary>
    private async Task Draw(Token token, object sequence)
    {
        Scope scope = token.Opened!;
        int step = token.Step;
        if (sequence is IAsyncEnumerable<Event?> items)
        {
            await foreach (Event? item in items.WithCancellation(CancellationToken).ConfigureAwait(false))
            {
                if (!Emit(item))
                {
                    return;
                }

                if (Room(scope) is { } room)
                {
                    await room.ConfigureAwait(false);
                }
            }
        }
        else
        {
            foreach (Event? item in (IEnumerable<Event?>)sequence)
            {
                if (!Emit(item))
                {
                    return;
                }

                if (Room(scope) is { } room)
                {
                    await room.ConfigureAwait(false);
                }
            }
        }

        bool Emit(Event? item)
        {
            if (item is not null)
            {
                Send(item, step, new BranchPlace(scope, BranchPlace.Producer));
            }

            return !HasOutcome;
        }
    }

    private Task? Room(Scope scope)
    {
        if (scope.Waiting < Options.FanOutWindow)
        {
            return null;
        }

        lock (_ledger)
        {
            return _ledger.Room(scope);
        }
    }

    /// <summary>The event that has waited longest, unless the thread is due to others.</summary>
    private Token? TakeNext(ref int hops)
    {
        Token? next = null;
        bool request;
        bool keep = MayKeep(ref hops);
        lock (_ledger)
        {
            if (keep)
            {
                next = _ledger.Start();
            }

            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        return next;
    }

    /// <summary>Whether the pump may run another step: once in a while it looks whether others wait for its thread.</summary>
    private static bool MayKeep(ref int hops)
    {
        if (hops >= Quantum)
        {
            hops = 0;
            return ThreadPool.PendingWorkItemCount == 0;
        }

        return true;
    }

    private void RequestThread(bool preferLocal = false) => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal);

    /// <summary>Takes a slice of the step budget: large while much is left, one by one near the limit, so that it is exact.</summary>
    private int TakeSteps()
    {
        while (true)
        {
            int left = Volatile.Read(ref _stepsLeft);
            int slice = Math.Min(left, Math.Clamp(left >> 10, 1, 128));
            if (slice == 0 || Interlocked.CompareExchange(ref _stepsLeft, left - slice, left) == left)
            {
                return slice;
            }
        }
    }

    /// <summary>Steps see the execution context of whoever started the run, not what another step left on the thread.</summary>
    private void RestoreContext()
    {
        if (_executionContext is not null && !ReferenceEquals(ExecutionContext.Capture(), _executionContext))
        {
            ExecutionContext.Restore(_executionContext);
        }
    }
}
