using System.Text.Json;
using GenFlow.Engine;
using GenFlow.Serialization;

namespace GenFlow.CompilerServices;

// People: requests that steps return or await, their answers, and the clock that stands still meanwhile.
public abstract partial class WorkflowRun
{
    internal IReadOnlyList<InputRequest> PendingRequests =>
        _parts?.AskedRequests is { } requests ? Array.ConvertAll(requests.All(), static open => open.Request) : [];

    /// <summary>Whether its caller has no handler to answer with.</summary>
    private protected bool IsUnattended { get; set; }

    /// <summary>A body asks and awaits the answer.</summary>
    internal Task<TResponse> AskAsync<TResponse>(
        InputRequest<TResponse> request, Context context, Token token, int step, int invocation, int number, CancellationToken cancellationToken)
    {
        CancellationToken ended = context.CancellationToken;
        if (HasOutcome && Ended is null)
        {
            return Task.FromCanceled<TResponse>(ended.IsCancellationRequested ? ended : new CancellationToken(canceled: true));
        }

        ThrowIfEnded(token, step, invocation, "asked for input");
        ThrowIfNobodyCanAnswer(request, step);
        Attempt attempt = token.KeepAttempt(number);
        var open = new AwaitedRequest<TResponse>(this, token, attempt, context.Strand, step, request.Named(NewId()));
        token.IsPlain = false;
        CountAsks(token, attempt, context.Strand, asks: 1, busy: 0);
        Publish(open, () => context.Write(open.Request));
        open.CloseWhenCancelled(ended, cancellationToken);
        return open.Task;
    }

    /// <summary>A step has returned or sent a request.</summary>
    private void Ask(InputRequest request, int step, int number, BranchPlace place, Token token, int invocation)
    {
        bool taken;
        using (_ledger.Enter())
        {
            WatchWaiting();
            place = Ledger.Branch(place);
            taken = _ledger.TryAsk(place);
        }

        if (!taken)
        {
            CountDropped();
            return;
        }

        try
        {
            ThrowIfNobodyCanAnswer(request, step);
            Event? input = token.Invocation == invocation ? token.Payload as Event : null;
            var open = new ReturnedRequest(this, input, step, number, place, request.Named(NewId()));
            Publish(open, () => WriteToStream(open.Request, step, number, token, invocation));
        }
#pragma warning disable CA1031 // The request's copy and the clock are the user's: what they throw fails the step that asked.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(Definition.StepName(step), exception);
        }

        FailIfTooMany(step);
    }

    private void ThrowIfNobodyCanAnswer(InputRequest request, int step)
    {
        if (Root.IsUnattended && request.Timeout is null)
        {
            throw new WorkflowException(
                Definition.Name,
                Definition.StepName(step),
                $"Step {Definition.StepName(step)} of {Definition.Name} asks for input ({request.GetType()}), but the run was started with ExecuteAsync, whose caller has no handler to answer with: it would wait for ever. Start it with RunAsync, or give the request a Timeout.");
        }
    }

    // In the book first: who reads it on the stream may answer at once.
    private void Publish(OpenRequest open, Action write)
    {
        bool shown = false;
        try
        {
            Root.Parts.Requests.Add(open, write);
            shown = true;
            if (HasOutcome || Root.Ended is not null)
            {
                CloseRequest(open, InputClosedReason.RunEnded);
            }
            else if (open.Request.Timeout is { } timeout)
            {
                StartTimeout(open, timeout);
            }
        }
        catch when (!shown)
        {
            // What measures events and tells the time is the user's: nobody has seen the request.
            if (Root.Parts.Requests.TryTake(open))
            {
                open.End();
                open.Close(InputClosedReason.Cancelled);
            }

            throw;
        }
        catch
        {
            CloseRequest(open, InputClosedReason.Cancelled);
            throw;
        }
    }

    private void StartTimeout(OpenRequest open, TimeSpan timeout) => open.StartTimeout(() => StartTimer(
        timeout,
        static open => ((OpenRequest)open!).Run.CloseRequest((OpenRequest)open, InputClosedReason.TimedOut),
        open));

    /// <summary>Takes an answer from outside.</summary>
    /// <exception cref="InputResponseException">It was not taken.</exception>
    internal void Respond(string id, object? answer) => Take(FindRequest(id), answer);

    /// <summary>Takes an answer from outside, read by the request that it answers.</summary>
    /// <exception cref="InputResponseException">It was not taken.</exception>
    /// <exception cref="NotSupportedException">Answers of its type cannot be read.</exception>
    internal void RespondJson(string id, ReadOnlySpan<byte> json, JsonLimits limits)
    {
        OpenRequest open = FindRequest(id);
        object? answer;
        try
        {
            answer = open.Request.ReadAnswer(json, limits);
        }
        catch (JsonException problem)
        {
            throw InputResponseException.Unreadable(Definition.Name, open.Request, problem);
        }

        Take(open, answer);
    }

    private OpenRequest FindRequest(string id) =>
        _parts?.AskedRequests?.Find(id) ?? throw InputResponseException.NotOpen(Definition.Name, id);

    private void Take(OpenRequest open, object? answer)
    {
        if (!open.Request.Takes(answer))
        {
            throw InputResponseException.WrongType(Definition.Name, open.Request, answer);
        }

        if (open.Refuse(answer) is { } refusal)
        {
            throw refusal;
        }

        if (open.Run.HasOutcome || !Root.Parts.Requests.TryTake(open))
        {
            throw InputResponseException.NotOpen(Definition.Name, open.Request.Id);
        }

        open.End();
        open.Answer(answer);
    }

    /// <summary>Closes a request that nobody has answered.</summary>
    internal void CloseRequest(OpenRequest open, InputClosedReason reason)
    {
        var closed = new InputClosed(open.Request.Id, reason == InputClosedReason.Cancelled && HasOutcome ? InputClosedReason.RunEnded : reason);
        if (!Root.Parts.Requests.TryTake(open, () => WriteAsRun(closed)))
        {
            return;
        }

        open.End();
        open.Close(reason);
    }

    /// <summary>The run has an outcome, or an attempt has ended: what it asked and nobody awaits is closed.</summary>
    private void CloseRequests(InputClosedReason reason, Predicate<OpenRequest>? which = null)
    {
        foreach (OpenRequest open in Root._parts?.AskedRequests?.All() ?? [])
        {
            if (ReferenceEquals(open.Run, this) && which?.Invoke(open) != false)
            {
                CloseRequest(open, reason);
            }
        }
    }

    /// <summary>The root ends: what children have open that no step waits for is closed with it.</summary>
    private void CloseLeftRequests()
    {
        if (_parts is null || IsChild)
        {
            return;
        }

        foreach (OpenRequest open in _parts.AskedRequests?.All() ?? [])
        {
            CloseRequest(open, InputClosedReason.RunEnded);
        }
    }

    /// <summary>A body has ended without waiting for what it asked or started.</summary>
    private void EndAsks(Token token, Attempt attempt)
    {
        if (attempt.Asks + attempt.Busy == 0)
        {
            return;
        }

        CloseRequests(InputClosedReason.StepEnded, open => open.IsAwaitedBy(token));
        CancelChildren(attempt);
        CancelForwarding(attempt);

        // Whatever children and streams it has left are not waited for: it counts among those that wait never again.
        CountAsks(token, attempt, strand: null, asks: 0, busy: 1);
    }

    internal bool Accepts(Event answer) => Route(answer) is not (Unroutable or Request);

    internal void GoOnWithAnswer(Event answer, int step, BranchPlace place)
    {
        int route = Route(answer);
        if (route == Stop)
        {
            AcceptStop((StopEventBase)answer, step);
            return;
        }

        GoOn(answer, route, step, place);
    }

    /// <summary>A request that a step returned has closed: the step has failed.</summary>
    internal void GoOnWithoutAnswer(Exception exception, Event? input, int step, int attempt, BranchPlace place)
    {
        string name = Definition.StepName(step);
        Record(name, attempt, exception);
        if (input is not StepFailed && Recover(name, attempt, exception, input) is { } failed)
        {
            GoOn(failed, Route(failed), step, place);
        }
        else
        {
            AcceptFailure(name, exception, ending: null);
        }
    }

    private void GoOn(Event ev, int route, int step, BranchPlace place)
    {
        QueueResult queued;
        int refused;
        JoinedEvents? incomplete;
        bool stalled;
        bool request;
        using (_ledger.Enter())
        {
            queued = QueueAll(ev, route, place, out refused);
            _ledger.EndAsk(place);
            stalled = _ledger.HasStalled();
            incomplete = _ledger.TakeIncomplete();
            request = _ledger.TryRequestThread();
        }

        if (request)
        {
            RequestThread();
        }

        FailIfNotQueued(queued, ev, refused, step);
        if (incomplete is not null)
        {
            FailIncomplete(incomplete);
        }
        else if (stalled)
        {
            FailStalled();
        }
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
