using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Failures: the first decides how the run ends, none is lost.
public abstract partial class WorkflowRun
{
    private RunFailures? _failures;
    private bool _observed;

    internal IReadOnlyList<StepFailure> Failures => Volatile.Read(ref _failures)?.Snapshot() ?? [];

    internal bool IsObserved => Volatile.Read(ref _observed);

    /// <summary>Someone has asked how the run ended.</summary>
    internal void MarkObserved() => Volatile.Write(ref _observed, true);

    /// <summary>Logs the run's failure if nobody has asked for it and nobody will.</summary>
    internal void ReportIfUnobserved() => Volatile.Read(ref _failures)?.ReportIfUnobserved();

    /// <summary>A step has thrown, or its task has failed; a task that failed in several places has several exceptions.</summary>
    private Token? FailStep(Token token, ReadOnlySpan<Exception> exceptions, ref PumpTurn turn)
    {
        if (exceptions[0] is OperationCanceledException && HasOutcome && _cancellation is { IsCancellationRequested: true })
        {
            return EndToken(token, ref turn);
        }

        string step = Definition.StepName(token.Step);
        foreach (Exception exception in exceptions)
        {
            Record(step, exception);
        }

        AcceptFailure(step, exceptions[0], token);
        return TakeNext(ref turn);
    }

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
        if (_ledger.Pending > Options.MaxPendingEvents)
        {
            Fail(Definition.StepName(step), WorkflowLimitException.Pending(Definition.Name, Definition.StepName(step), Options.MaxPendingEvents));
        }
    }

    private void AcceptFailure(string? step, Exception exception, Token? ending) =>
        Accept(new RunFailed(UserText.Of(exception), step) { Exception = exception }, ending);

    private void Record(string? step, Exception exception)
    {
        if (_failures is null)
        {
            Interlocked.CompareExchange(ref _failures, new RunFailures(this), null);
        }

        _failures.Add(new StepFailure(step, step is null ? 0 : 1, exception));
    }
}
