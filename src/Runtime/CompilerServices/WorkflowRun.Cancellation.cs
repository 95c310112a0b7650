using System.Collections.ObjectModel;
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

        _callbacksRun = true;
        using (_ledger.Enter())
        {
            _ledger.Hold();
        }

        StartCancel(_cancellation, exceptions =>
        {
            _callbacksRun = false;
            foreach (Exception exception in exceptions)
            {
                Record(step: null, exception);
            }

            ReleaseHold();
        });
    }

    /// <summary>Cancels a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="then">Is told what its callbacks threw, once they have returned: at once where there are none.</param>
    private void StartCancel(CancellationTokenSource source, Action<ReadOnlyCollection<Exception>> then)
    {
        if (Options.Scheduler is not null)
        {
            QueueWork(new PoolWork(() => then(Cancel(source))), preferLocal: false);
            return;
        }

        Task callbacks = source.CancelAsync();
        if (callbacks.IsCompletedSuccessfully)
        {
            then(ReadOnlyCollection<Exception>.Empty);
            return;
        }

        callbacks.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(
            () => then(callbacks.Exception?.Flatten().InnerExceptions ?? ReadOnlyCollection<Exception>.Empty));
    }

    private static ReadOnlyCollection<Exception> Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
            return ReadOnlyCollection<Exception>.Empty;
        }
        catch (AggregateException exceptions)
        {
            return exceptions.Flatten().InnerExceptions;
        }
    }
}
