using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// Cancellation: one token for all steps of the run, cancelled when it ends, however it ends.
public abstract partial class WorkflowRun
{
    private CancellationTokenSource? _cancellation;
    private bool _callbacksRun;

    internal CancellationToken CancellationToken
    {
        get
        {
            if (_cancellation is null)
            {
                Interlocked.CompareExchange(ref _cancellation, new CancellationTokenSource(), null);
                if (HasOutcome)
                {
                    // The outcome came before the source: whoever accepted it may not have seen the source.
                    CancelSteps();
                }
            }

            return _cancellation.Token;
        }
    }

    /// <summary>What an invocation's body is given: the run's token, or that of its own timeout.</summary>
    internal CancellationToken CancellationTokenOf(Token token, int invocation) =>
        token.Attempt is { Timeout: { } timeout } && token.Invocation == invocation ? timeout.Token : CancellationToken;

    /// <summary>Cancels the steps' token. Its callbacks are user code: they run on the pool, and the run waits for them as
    /// for a step.</summary>
    private void CancelSteps()
    {
        if (_cancellation is null)
        {
            return;
        }

        Task callbacks = _cancellation.CancelAsync();
        if (callbacks.IsCompletedSuccessfully)
        {
            return;
        }

        _callbacksRun = true;
        using (_ledger.Enter())
        {
            _ledger.Hold();
        }

        callbacks.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            _callbacksRun = false;
            foreach (Exception exception in callbacks.Exception?.Flatten().InnerExceptions.ToArray() ?? [])
            {
                Record(step: null, exception);
            }

            ReleaseHold();
        });
    }
}
