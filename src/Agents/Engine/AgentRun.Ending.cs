using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Engine;

// How a run ends: with a response, by a failure, or because nobody reads on.
internal sealed partial class AgentRun
{
    private const string StopHookData = "GenFlow.Agents.StopHook";

    // How many hooks have begun, and must be told of the end.
    private int _hooked;

    private async ValueTask CompleteAsync(AgentStatus status, AgentMessage message)
    {
        (Usage usage, decimal? cost) = _spending!.Total;
        AgentResponse response = new(status, message, [.. _added], usage, _iteration, _host.TimeProvider.GetElapsedTime(_started))
        {
            RunId = Id,
            Detail = _exhausted,
            Cost = cost,
            ExitAction = _exit?.Name,
            ExitValue = _exitValue,
        };
        if (_output is not null)
        {
            response = response with { Output = ReadOutput(response) };
        }

        await StopHooksAsync(response, failure: null).ConfigureAwait(false);
        Response = response;
        _phase = Phase.Ended;
        _ready.Enqueue(new AgentCompleted(response) { Origin = _origin, Sequence = ++_sequence });
    }

    private object ReadOutput(AgentResponse response)
    {
        if (response.Status != AgentStatus.Completed)
        {
            throw new StructuredOutputException(
                $"The run ended as {response.Status} and not with an answer: there is no value. See the exception's Response.", response);
        }

        try
        {
            return _output!.Read(_text!.Json.Complete());
        }
        catch (JsonException problem)
        {
            throw new StructuredOutputException(
                $"The model's answer does not fit: {problem.Message} Ask again in the same session, or use a model that keeps to a JSON Schema.", response, problem);
        }
#pragma warning disable CA1031 // A user's type may refuse a value with any exception.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            throw new StructuredOutputException($"The model's answer does not fit: {problem.Message} Ask again in the same session.", response, problem);
        }
    }

    /// <summary>Closes what is open after a failure. Does not throw.</summary>
    private async ValueTask BreakOffAsync(Exception failure)
    {
        Phase phase = _phase;
        _phase = Phase.Ended;

        // Asked before settling, which cancels too: a client's own timeout is no cancellation.
        bool isCancelled = failure is OperationCanceledException && _stop is { IsCancellationRequested: true };
        await SettleAsync().ConfigureAwait(false);
        if (_message is not { } message)
        {
            return;
        }

        string reason = isCancelled ? "was cancelled" : "broke off with an error";
        CloseBlocks(message, reason);
        SkipOpen(message, isCancelled ? SkipCause.Cancelled : SkipCause.MessageBroken, isCancelled ? ModelTexts.Cancelled : ModelTexts.MessageBroken(reason));
        if (phase is Phase.Streaming or Phase.Switching && message.Usage is not null)
        {
            // Paid for all the same.
            Count(message);
        }

        CloseServerCalls(message);
        AgentMessage closed = message.ToMessage();
        _message = null;
        if (phase == Phase.Acting)
        {
            // The model has said it, and actions may have run: it stays said.
            Add(closed);
        }

        _ready.Enqueue(new MessageFailed(closed, failure.Message) { Origin = _origin, Sequence = ++_sequence });
    }

    /// <summary>The last thing, however the run ended; also where its reader left early.</summary>
    private async ValueTask CloseAsync(Exception? failure)
    {
        try
        {
            bool isLeft = _phase != Phase.Ended;
            Phase phase = _phase;
            _phase = Phase.Ended;
            await SettleAsync().ConfigureAwait(false);
            if (isLeft && _message is { } message)
            {
                KeepLeft(message, phase);
            }

            await StopHooksAsync(Response, failure).ConfigureAwait(false);
        }
        finally
        {
            // What an action has left running may report still: nobody reads it.
            _signals?.Writer.TryComplete();
            _stop?.Dispose();
            if (_chain is null)
            {
                _session.Leave();
            }

            await _host.EndAsync(failure).ConfigureAwait(false);
        }
    }

    private void KeepLeft(MessageDraft message, Phase phase)
    {
        if (phase == Phase.Acting)
        {
            SkipOpen(message, SkipCause.Cancelled, ModelTexts.Cancelled);
            Add(message.ToMessage());
        }
        else if (message.Usage is not null)
        {
            Spend(message);
        }
    }

    /// <summary>Stops the model and the actions, and waits for them.</summary>
    private async ValueTask SettleAsync()
    {
        if (_stop is null || (_deltas is null && _answering is null && _running == 0))
        {
            return;
        }

        _isSettling = true;

        // What others have registered on the token may throw; the run settles all the same.
        await _stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DisposeDeltasAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _waiting.Clear();
        if (_running == 0)
        {
            return;
        }

        using var patience = new CancellationTokenSource(_grace, _host.TimeProvider);
        while (_running > 0)
        {
            // Also one that reports without end is waited for no longer.
            if (!patience.IsCancellationRequested && _signals!.Reader.TryPeek(out _))
            {
                TakeSettledSignal();
                continue;
            }

            Task<bool> more = _signals!.Reader.WaitToReadAsync(patience.Token).AsTask();
            await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!more.IsCompletedSuccessfully)
            {
                LeaveBehind();
            }
        }
    }

    // A follow-up that does not exist is no news any more.
    private void TakeSettledSignal()
    {
        try
        {
            TakeSignal();
        }
        catch (AgentConfigurationException)
        {
        }
    }

    private void LeaveBehind()
    {
        // What they have told is heard first: one that has begun is not told of as one that has not.
        _signals!.Writer.TryComplete();
        while (_signals.Reader.TryPeek(out _))
        {
            TakeSettledSignal();
        }

        _running = 0;
        foreach (ActionCall call in _message?.Calls.Where(static call => call.State == CallState.Running) ?? [])
        {
            if (!call.HasBegun)
            {
                Skip(call, SkipCause.Cancelled, ModelTexts.Cancelled);
                continue;
            }

            call.Fail(ModelTexts.LeftBehind(call.Name, _grace));
            _ready.Enqueue(Executed(call, followUp: null, isExit: false));
        }
    }

    private async Task DisposeDeltasAsync()
    {
        _answering?.Dispose();
        _answering = null;
        if (_deltas is not { } deltas)
        {
            return;
        }

        _deltas = null;
        Task<bool>? move = _pendingMove;
        _pendingMove = null;
        if (move is not null)
        {
            // An enumerator must not be disposed while it moves.
            await ((Task)move).WaitAsync(_grace, _host.TimeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!move.IsCompleted)
            {
                // It does not obey its token. What it throws later is nobody's answer any more, but is observed.
                _ = DisposeLateAsync(move, deltas);
                return;
            }
        }

        await deltas.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task DisposeLateAsync(Task move, IAsyncEnumerator<ModelDelta> deltas)
    {
        await move.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await deltas.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The run has ended: there is nobody to tell.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private async ValueTask StopHooksAsync(AgentResponse? response, Exception? failure)
    {
        int hooked = _hooked;
        _hooked = 0;
        Exception? first = null;
        for (int index = 0; index < hooked; index++)
        {
            try
            {
                await _agent.Hooks[index].StopAsync(_info!, response, failure).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The other hooks are told as well; it is thrown, or goes with the failure, afterwards.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                first ??= exception;
            }
        }

        if (first is not null && failure is not null)
        {
            failure.Data[StopHookData] = first;
        }
        else if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }
}
