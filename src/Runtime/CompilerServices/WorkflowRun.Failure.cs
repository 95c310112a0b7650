using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Failures: the first decides how the run ends, none is lost.
public abstract partial class WorkflowRun
{
    private bool _observed;

    internal IReadOnlyList<StepFailure> Failures => _parts?.Failures?.Snapshot() ?? [];

    internal bool IsObserved => Volatile.Read(ref _observed);

    /// <summary>Someone has asked how the run ended.</summary>
    internal void MarkObserved() => Volatile.Write(ref _observed, true);

    /// <summary>Logs the run's failure if nobody has asked for it and nobody will.</summary>
    internal void ReportIfUnobserved() => _parts?.Failures?.ReportIfUnobserved();

    /// <summary>A step has thrown, or its task has failed; a task that failed in several places has several exceptions. It
    /// is repeated, or a step that accepts its failure goes on in its place, or the run fails.</summary>
    private Token? FailStep(Token token, ReadOnlySpan<Exception> exceptions, ref PumpTurn turn)
    {
        Exception exception = exceptions[0];
        if (exception is OperationCanceledException)
        {
            if (HasOutcome && _cancellation is { IsCancellationRequested: true })
            {
                return CancelStep(token, ref turn);
            }

            if (token.Attempt is { Timeout.IsOver: true })
            {
                exception = TimedOut(token);
            }
        }

        bool isLeftBehind = (token.Attempt is not null || _hooks is not null) && !EndAttempt(token, AttemptEnd.Failed, exception);
        if (isLeftBehind && exceptions[0] is OperationCanceledException)
        {
            return LeaveBehind(ev: null, ref turn);
        }

        string step = Definition.StepName(token.Step);
        Record(step, token.AttemptNumber, exception);
        foreach (Exception other in exceptions[1..])
        {
            Record(step, token.AttemptNumber, other);
        }

        return isLeftBehind ? LeaveBehind(ev: null, ref turn) : GoOnAfterFailure(token, exception, ref turn);
    }

    private Token? GoOnAfterFailure(Token token, Exception exception, ref PumpTurn turn)
    {
        string step = Definition.StepName(token.Step);
        if (TryRetry(token, exception))
        {
            return TakeNext(ref turn);
        }

        if (!HasOutcome
            && token.Payload is not StepFailed
            && Recover(step, token.AttemptNumber, exception, token.Payload as Event) is { } failed)
        {
            return Advance(token, failed, Route(failed), token.Place, ref turn);
        }

        AcceptFailure(step, exception, token);
        return TakeNext(ref turn);
    }

    /// <summary>The body ended because the run did.</summary>
    private Token? CancelStep(Token token, ref PumpTurn turn) =>
        (token.Attempt is not null || _hooks is not null) && !EndAttempt(token, AttemptEnd.Cancelled)
            ? LeaveBehind(ev: null, ref turn)
            : EndToken(token, ref turn);

    private void Fail(string? step, Exception exception, Token? ending = null)
    {
        Record(step, exception);
        AcceptFailure(step, exception, ending);
    }

    private void FailStalled()
    {
        if (HasOutcome)
        {
            // Someone is about to stop the ledger, and ends the run.
            return;
        }

        (int Step, Event Event)[] last;
        using (_ledger.Enter())
        {
            last = _ledger.LastEvents();
        }

        string[] described = Array.ConvertAll(last, entry => $"{Definition.StepName(entry.Step)}({UserText.Of(entry.Event)})");
        Fail(step: null, new WorkflowStalledException(Definition.Name, described));
    }

    private void FailTooManySteps(string step, Token? ending = null) =>
        Fail(step, WorkflowLimitException.Steps(Definition.Name, step, Options.MaxSteps), ending);

    private void FailIfTooMany(int step)
    {
        if (_ledger.Pending + _ledger.OpenRequests > Options.MaxPendingEvents)
        {
            Fail(Definition.StepName(step), WorkflowLimitException.Pending(Definition.Name, Definition.StepName(step), Options.MaxPendingEvents));
        }
    }

    private void AcceptFailure(string? step, Exception exception, Token? ending) =>
        Accept(new RunFailed(UserText.Of(exception), step) { Exception = exception }, ending);

    /// <summary>Something of the user's beside the steps has thrown: a clock, a listener.</summary>
    internal void Record(Exception exception) => Record(step: null, exception);

    private void Record(string? step, Exception exception) => Record(step, step is null ? 0 : 1, exception);

    private void Record(string? step, int attempt, Exception exception) =>
        Root.Record(new StepFailure(step, attempt, exception) { Path = Path });

    private void Record(StepFailure failure)
    {
        RunParts parts = Parts;
        if (parts.Failures is null)
        {
            Interlocked.CompareExchange(ref parts.Failures, new RunFailures(this), null);
        }

        parts.Failures.Add(failure);
    }
}
