using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>A request whose answer a step's body awaits.</summary>
internal sealed class AwaitedRequest<TResponse>(WorkflowRun run, Token token, Attempt attempt, Strand? strand, int step, InputRequest request) : OpenRequest(run, request)
{
    // The body goes on on the pool, never on the stack of whoever answers.
    private readonly TaskCompletionSource<TResponse> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _stepCancelled;
    private CancellationTokenRegistration _callerCancelled;
    private CancellationToken _cancelled;

    public Task<TResponse> Task => _answer.Task;

    public void CloseWhenCancelled(CancellationToken step, CancellationToken caller)
    {
        _cancelled = step;
        CancellationTokenRegistration byStep = step.UnsafeRegister(static open => ((AwaitedRequest<TResponse>)open!).Cancel(default), this);
        CancellationTokenRegistration byCaller = caller.UnsafeRegister(static (open, token) => ((AwaitedRequest<TResponse>)open!).Cancel(token), this);
        lock (_answer)
        {
            _stepCancelled = byStep;
            _callerCancelled = byCaller;
        }

        if (IsClosed)
        {
            // The answer came before there was anything to unregister.
            End();
        }
    }

    public override bool IsAwaitedBy(Token asker) => ReferenceEquals(asker, token);

    public override bool IsAwaitedIn(Strand asker) => strand?.IsInside(asker) == true;

    public override InputResponseException? Refuse(object? answer) => null;

    public override void Answer(object? answer)
    {
        Run.CountAsks(token, attempt, strand, asks: -1, busy: 0);
        _answer.TrySetResult((TResponse)answer!);
    }

    public override void Close(InputClosedReason reason)
    {
        Run.CountAsks(token, attempt, strand, asks: -1, busy: 0);
        if (reason == InputClosedReason.TimedOut)
        {
            _answer.TrySetException(new InputTimeoutException(Run.Definition.Name, Run.Definition.StepName(step), Request));
        }
        else
        {
            _answer.TrySetCanceled(_cancelled.IsCancellationRequested ? _cancelled : new CancellationToken(canceled: true));
        }
    }

    public override void End()
    {
        base.End();
        CancellationTokenRegistration byStep;
        CancellationTokenRegistration byCaller;
        lock (_answer)
        {
            byStep = _stepCancelled;
            byCaller = _callerCancelled;
        }

        byStep.Unregister();
        byCaller.Unregister();
    }

    private void Cancel(CancellationToken caller)
    {
        if (caller.IsCancellationRequested)
        {
            _cancelled = caller;
        }

        Run.CloseRequest(this, InputClosedReason.Cancelled);
    }
}
