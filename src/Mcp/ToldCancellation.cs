namespace GenFlow.Mcp;

/// <summary>A token for one call that is cancelled with another one, so that the server hears of it.</summary>
/// <remarks>The protocol's library tells the server in a callback of the token, which it takes back as soon as its own wait has
/// ended. That wait hears of the cancellation first: were what comes behind it run inside of <c>Cancel</c>, the callback would be
/// gone before its turn. Under a synchronization context nothing is run there.</remarks>
internal sealed class ToldCancellation : IAsyncDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _registration;

    public ToldCancellation(CancellationToken cancellationToken) =>
        _registration = cancellationToken.UnsafeRegister(static source => Cancel((CancellationTokenSource)source!), _source);

    public CancellationToken Token => _source.Token;

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        _source.Dispose();
    }

    private static void Cancel(CancellationTokenSource source)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new NothingInside());
        try
        {
            source.Cancel();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class NothingInside : SynchronizationContext;
}
