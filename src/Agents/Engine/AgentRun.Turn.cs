using GenFlow.Models;

namespace GenFlow.Agents.Engine;

// The end of the wire message, what becomes of its calls, and the end of the turn.
internal sealed partial class AgentRun
{
    private AgentStatus? _status;

    private async ValueTask EndMessageAsync()
    {
        await DisposeDeltasAsync().ConfigureAwait(false);
        MessageDraft message = _message!;
        if (!message.HasStopped)
        {
            // Clients may end without a word when they are cancelled.
            Token.ThrowIfCancellationRequested();
            throw new ModelException(
                "The model's answer broke off: the stream ended before the model said why it stopped. Nothing that was half received has been acted on; the same request may succeed again.")
            {
                IsTransient = true,
            };
        }

        _phase = Phase.Acting;
        CloseBlocks(message, ReasonOf(message.StopReason));
        Count(message);
        _status = message.StopReason switch
        {
            StopReason.Refusal => AgentStatus.Refused,
            StopReason.ContentFilter => AgentStatus.Filtered,
            StopReason.OutputLimit or StopReason.ContextLimit => AgentStatus.Truncated,
            _ => null,
        };
        if (_status is null)
        {
            Decide(message);
        }
        else
        {
            SkipOpen(message, SkipCause.MessageBroken, ModelTexts.MessageBroken(ReasonOf(message.StopReason)));
        }

        CloseServerCalls(message);
    }

    private void Count(MessageDraft message)
    {
        Spend(message);
        (Usage total, decimal? cost) = _spending!.Total;
        _ready.Enqueue(new UsageUpdated(message.Usage ?? Usage.None, total, message.StopReason, message.RawStopReason, cost) { Origin = _origin, Sequence = ++_sequence });
    }

    private void Spend(MessageDraft message)
    {
        Usage call = message.Usage ?? Usage.None;
        string? model = message.ModelId ?? _askedModelId;

        // What a model did not tell it took has no known price, as a model without one.
        _spending!.Count(call, message.Usage is null ? null : _agent.Prices.Of(model)?.Of(call), model);
    }

    private void Decide(MessageDraft message)
    {
        var runnable = new List<ActionCall>();
        foreach (ActionCall call in message.Calls.Where(static call => !call.IsServerSide && call.State == CallState.Open))
        {
            if (call.Problem is { } problem && call.Offered is not null)
            {
                Skip(call, SkipCause.InvalidArguments, problem);
            }
            else if (call.Offered is null)
            {
                Skip(call, SkipCause.Unknown, ModelTexts.Unknown(call.Name, _offer!.Names));
            }
            else if (!_offer!.Has(call.Name))
            {
                Skip(call, SkipCause.NotOffered, ModelTexts.NotOffered(call.Name, _offer.Names));
            }
            else
            {
                runnable.Add(call);
            }
        }

        ActionCall? exit = runnable.Find(static call => call.Offered!.Settings.IsExit);
        foreach (ActionCall call in runnable)
        {
            if (exit is null || call == exit)
            {
                Queue(call);
            }
            else
            {
                Skip(call, SkipCause.Exit, ModelTexts.NotRunExit(exit.Name));
            }
        }
    }

    private async ValueTask ActAsync()
    {
        MessageDraft message = _message!;
        if (_running > 0)
        {
            await WaitForSignalAsync().ConfigureAwait(false);
            return;
        }

        // Actions that were not begun any more have no result yet.
        Token.ThrowIfCancellationRequested();
        AgentMessage complete = message.ToMessage();
        _message = null;
        Add(complete);
        _ready.Enqueue(new MessageEnd(complete) { Origin = _origin, Sequence = ++_sequence });
        if (NextStatus(message) is { } status)
        {
            await CompleteAsync(status, complete).ConfigureAwait(false);
            return;
        }

        if (_agent.RequireAction && message.StopReason != StopReason.Pause && !message.Calls.Any(static call => !call.IsServerSide && !call.IsRunElsewhere))
        {
            Add(AgentMessage.User(ModelTexts.ActionMissing(_agent.Roster.Exits.Select(static action => action.Name))));
        }

        // A pause is the same turn still.
        _followUps = message.StopReason == StopReason.Pause && _next.IsEmpty ? _followUps : _next;
        _next = new FollowUps();
        _phase = Phase.Calling;
    }

    // Null where the model is asked again.
    private AgentStatus? NextStatus(MessageDraft message)
    {
        if (_status is not null || _exit is not null)
        {
            return _status ?? AgentStatus.Exited;
        }

        bool wantsMore = message.StopReason == StopReason.Pause || _agent.RequireAction || message.Calls.Any(static call => !call.IsServerSide && !call.IsRunElsewhere);
        return !wantsMore ? AgentStatus.Completed
            : _iteration == _agent.MaxIterations ? AgentStatus.IterationLimit
            : IsBudgetUsedUp() ? AgentStatus.BudgetExhausted
            : null;
    }

    private void CloseBlocks(MessageDraft message, string reason)
    {
        foreach (BlockDraft block in message.Blocks.Where(static block => !block.IsEnded).ToArray())
        {
            if (block is not ActionCall call)
            {
                EndBlock(block);
                continue;
            }

            call.IsEnded = true;
            string told = $"Not run: its arguments are cut, because the message {reason}.";
            call.Fail(told);
            _ready.Enqueue(new ActionAborted(call.Id, call.Name, call.Raw, told) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
        }
    }

    private void SkipOpen(MessageDraft message, SkipCause cause, string reason)
    {
        _waiting.Clear();
        foreach (ActionCall call in message.Calls.Where(static call => !call.IsServerSide && call.State is CallState.Open or CallState.Waiting))
        {
            Skip(call, cause, reason);
        }
    }

    // What the provider began and shows no result of. The block says nothing of it: it is given back as it came.
    private void CloseServerCalls(MessageDraft message)
    {
        foreach (ActionCall call in message.Calls.Where(static call => call.IsServerSide && call.State == CallState.Open))
        {
            call.End();
            _ready.Enqueue(new ActionSkipped(call.Id, call.Name, SkipCause.NoResult, ModelTexts.NoResult) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
        }
    }

    private void Skip(ActionCall call, SkipCause cause, string reason)
    {
        call.Fail(reason);
        _ready.Enqueue(new ActionSkipped(call.Id, call.Name, cause, reason) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
    }

    private static string ReasonOf(StopReason reason) => reason switch
    {
        StopReason.OutputLimit => "reached the limit of output tokens",
        StopReason.ContextLimit => "filled the model's context",
        StopReason.Refusal => "was refused by the model",
        StopReason.ContentFilter => "was stopped by a filter",
        _ => "ended before them",
    };
}
