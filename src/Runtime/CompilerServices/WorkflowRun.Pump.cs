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
}
