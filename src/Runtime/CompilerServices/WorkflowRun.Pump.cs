using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// The pump: runs steps on pool threads.
public abstract partial class WorkflowRun : IThreadPoolWorkItem
{
    void IThreadPoolWorkItem.Execute()
    {
        Token? token;
        bool request;
        using (_ledger.Enter())
        {
            _ledger.ThreadCame();
            token = _ledger.Start(this);
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        if (token is not null)
        {
            EnterContext();
            Pump(token, default);
        }
    }

    /// <summary>On a pool thread: a token's first step is due, or the task of its step has ended.</summary>
    internal void Resume(Token token)
    {
        EnterContext();
        Pump(token, token.Awaited);
    }

    private void Pump(Token first, StepResult awaited)
    {
        PumpTurn turn = BeginTurn();
        Token? token = RunToken(first, awaited, ref turn);
        while (token is not null)
        {
            token = RunToken(token, default, ref turn);
        }
    }

    /// <summary>With a scheduler each turn is one step.</summary>
    private PumpTurn BeginTurn() => PumpTurn.Begin(isSingle: Options.Scheduler is not null);

    /// <summary>Runs a token until it parks, ends or gives way.</summary>
    /// <returns>The token that this pump runs next; null to leave the thread.</returns>
    private Token? RunToken(Token token, StepResult result, ref PumpTurn turn)
    {
        if (!result.IsSettled)
        {
            return Settle(token, result, ref turn);
        }

        if (!token.IsPlain && DivideByKey(token) is { } thrown)
        {
            return FailStep(token, [thrown], ref turn);
        }

        // What the steps of a chain have in common.
        RunHooks? hooks = _hooks;
        BranchPlace place = token.ProducedPlace;
        int attempt = token.AttemptNumber;
        bool begins = hooks is not null || !token.IsPlain;
        while (true)
        {
            if (HasOutcome)
            {
                return EndToken(token, ref turn);
            }

            if (token.Steps > 0)
            {
                token.Steps--;
            }
            else if (!_ledger.TryTakeSteps(token) && !TakeUnusedStep())
            {
                FailTooManySteps(Definition.StepName(token.Step), token);
                return TakeNext(ref turn);
            }

            bool look = turn.CountHop();
            int invocation = token.Invoke();
            try
            {
                if (begins)
                {
                    BeginAttempt(token);
                }

                var context = new Context(token, token.Step, invocation, attempt, place);
                result = hooks is null ? Invoke(token.Step, context, token.Payload) : hooks.Invoke(token, in context);
            }
#pragma warning disable CA1031 // Whatever a step throws is the run's failure, or its cancellation.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                RestoreContext();
                return FailStep(token, [exception], ref turn);
            }

            RestoreContext();
            if (!result.IsSettled || result.Event is not { } ev)
            {
                return Settle(token, result, ref turn);
            }

            int route = Route(ev);
            if (_ledger.Ready != 0 || (look && turn.IsOver()))
            {
                return Leave(token, result, ev, route, ref turn);
            }

            if (route >= 0 && token.IsPlain)
            {
                if (hooks is not null)
                {
                    EndAttempt(token, AttemptEnd.Completed);
                }

                token.Payload = ev;
                token.Step = route;
            }
            else if (hooks is not null || !Definition.HasLimits || !TryPass(token, ev, route))
            {
                return Leave(token, result, ev, route, ref turn);
            }
            else
            {
                begins = false;
            }

            token.Attempt = null;
            attempt = 1;
        }
    }

    /// <summary>The event of a step that has ended does not go on in this loop.</summary>
    private Token? Leave(Token token, StepResult result, Event ev, int route, ref PumpTurn turn) =>
        token.Attempt is null ? Advance(token, ev, route, ref turn) : Settle(token, result, ref turn);

    /// <summary>Goes on with an event in the same token where only limits of steps are between.</summary>
    private bool TryPass(Token token, Event ev, int route)
    {
        int step = route >= 0 ? route
            : route <= FirstRoute ? Definition.Routes[FirstRoute - route].OnlyStep
            : Unroutable;
        if (step < 0
            || token.Attempt is not null
            || !Definition.Steps[token.Step].IsPlainButForItsLimit
            || !Definition.Steps[step].IsPlainButForItsLimit)
        {
            return false;
        }

        using (_ledger.Enter())
        {
            return _ledger.TryPass(token, ev, step);
        }
    }

    /// <summary>Takes what calling a step gave to its end: waits for its task, draws its sequence, routes its event.</summary>
    private Token? Settle(Token token, StepResult result, ref PumpTurn turn)
    {
        while (!result.IsSettled)
        {
            if (result.IsSequence)
            {
                if (HasOutcome)
                {
                    return CancelStep(token, ref turn);
                }

                result = StepResult.Of(_hooks is null ? Draw(token, result.Sequence) : _hooks.Draw(token, result.Sequence));
                continue;
            }

            Task task = result.Pending;
            if (!task.IsCompleted)
            {
                // Many may wait for long: what they have not used of the budget is for those that run.
                _ledger.ReturnSteps(token);
                token.Park(result);
                return TakeNext(ref turn);
            }

            if (task.IsFaulted)
            {
                return FailStep(token, task.Exception.InnerExceptions.ToArray(), ref turn);
            }

            try
            {
                // It has ended: this throws what it was cancelled with, and never waits.
                task.GetAwaiter().GetResult();
                result = result.Next(task);
            }
#pragma warning disable CA1031 // As above.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return FailStep(token, [exception], ref turn);
            }
        }

        if (token.Attempt is not null && token.Attempt.Timeout is { IsOver: true })
        {
            // It is too late for what the body gave: the time was over before.
            return FailStep(token, [TimedOut(token)], ref turn);
        }

        return Advance(token, result.Event, result.Event is { } ev ? Route(ev) : Unroutable, ref turn);
    }

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

    private void RequestThread() => QueueWork(this, preferLocal: false);

    /// <summary>Whether what the engine awaits between turns goes on in the run's scheduler, which then knows of it.</summary>
    internal bool ComesBack => Options.Scheduler is not null;

    internal void QueueWork(IThreadPoolWorkItem work, bool preferLocal)
    {
        if (Options.Scheduler is { } scheduler)
        {
            scheduler.Queue(work);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal);
        }
    }

    /// <summary>Takes a step that other tokens have not used.</summary>
    private bool TakeUnusedStep()
    {
        using (_ledger.Enter())
        {
            return _ledger.TryTakeStep();
        }
    }

    /// <summary>A pump has come to a pool thread.</summary>
    internal void EnterContext()
    {
        // Where the caller suppressed the flow, what a pool thread has before user code runs on it is the run's context.
        _executionContext ??= ExecutionContext.Capture();
        RestoreContext();
    }

    /// <summary>Steps see the execution context of whoever started the run, and no synchronization context, whatever
    /// another step left on the thread.</summary>
    internal void RestoreContext()
    {
        if (!ReferenceEquals(ExecutionContext.Capture(), _executionContext) && _executionContext is not null)
        {
            ExecutionContext.Restore(_executionContext);
        }

        if (SynchronizationContext.Current is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
