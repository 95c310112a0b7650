namespace GenFlow.Stream;

/// <summary>A producer that waits for its stream's consumers. Whoever releases or cancels it does not run it.</summary>
internal sealed class CapacityWaiter : TaskCompletionSource
{
    private readonly StreamLog _log;
    private readonly CancellationToken _cancellationToken;
    private CancellationTokenRegistration _registration;

    public CapacityWaiter(StreamLog log, CancellationToken cancellationToken)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        _log = log;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Before it is put on the log's list.</summary>
    public void WatchToken() => _registration = _cancellationToken.UnsafeRegister(static waiter => ((CapacityWaiter)waiter!).Cancel(), this);

    public void Release()
    {
        _registration.Unregister();
        TrySetResult();
    }

    private void Cancel()
    {
        // First this, then that: a waiter that is not on the list yet is seen to be cancelled when it is to be put there.
        TrySetCanceled(_cancellationToken);
        _log.Forget(this);
    }
}
