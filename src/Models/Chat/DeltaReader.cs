namespace GenFlow.Models;

/// <summary>Reads deltas, and can be left while the next one is on its way: the stream is told to stop then, and closed behind it.</summary>
internal sealed class DeltaReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<ModelDelta> _deltas;
    private Task<bool>? _ahead;

    public DeltaReader(IAsyncEnumerable<ModelDelta> deltas, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _deltas = deltas.GetAsyncEnumerator(_stop.Token);
    }

    public ModelDelta Current => _deltas.Current;

    /// <summary>Asks for the next delta, which <see cref="MoveNextAsync"/> gives.</summary>
    /// <returns>Whether it is there, or the end is.</returns>
    public bool LookAhead()
    {
        _ahead ??= MoveAsync();
        return _ahead.IsCompleted;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        if (_ahead is not { } ahead)
        {
            return _deltas.MoveNextAsync();
        }

        _ahead = null;
        return new(ahead);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_ahead is Task ahead)
            {
                // Nobody is there any more whom it could be told that this fails.
                await _stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            await _deltas.DisposeAsync().ConfigureAwait(false);
            _stop.Dispose();
        }
    }

    // What throws at once throws where it is awaited.
    private async Task<bool> MoveAsync() => await _deltas.MoveNextAsync().ConfigureAwait(false);
}
