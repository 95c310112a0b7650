using System.Runtime.ExceptionServices;

namespace GenFlow.Models;

/// <summary>One call of the model that several read. Whoever has read all that came asks for more; nothing runs ahead of the
/// fastest of them.</summary>
internal sealed class SharedAnswer(RequestKey key, Func<CancellationToken, IAsyncEnumerable<object>> ask, Action<SharedAnswer> end) : IAsyncDisposable
{
    // More than any model says, and little enough to hold.
    private const long MostBytes = 64 << 20;

    private readonly Lock _lock = new();
    private readonly List<object> _items = [];
    private readonly CancellationTokenSource _stop = new();
    private IAsyncEnumerator<object>? _source;
    private ExceptionDispatchInfo? _failure;
    private Task? _move;
    private bool _isEnded;
    private volatile AnswerReader? _payer;
    private volatile int _paid;

    public RequestKey Key => key;

    public AnswerFacts Facts { get; } = new();

    /// <summary>Those who read it. Changed under the cache's lock only.</summary>
    public List<AnswerReader> Readers { get; } = [];

    /// <summary>The one whose call it is: the first, and if that leaves early, the first of the others.</summary>
    public AnswerReader? Payer
    {
        get => _payer;
        set => _payer = value;
    }

    /// <summary>How many parts have been told to those who have paid and left: nobody pays for them again.</summary>
    public int Paid
    {
        get => _paid;
        set => _paid = value;
    }

    /// <summary>All of it; null where it has failed or has not ended.</summary>
    public IReadOnlyList<object>? Complete
    {
        get
        {
            lock (_lock)
            {
                return _isEnded && _failure is null ? _items : null;
            }
        }
    }

    /// <summary>The next part for a reader; null at the end.</summary>
    /// <exception cref="Exception">What the call failed with, behind all that came before.</exception>
    public async ValueTask<object?> ReadAsync(AnswerReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource? own = null;
            Task move;
            lock (_lock)
            {
                if (reader.Position < _items.Count)
                {
                    return _items[reader.Position++];
                }

                if (_isEnded)
                {
                    reader.HasEnded = true;
                    _failure?.Throw();
                    return null;
                }

                if (_move is null)
                {
                    own = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    _move = own.Task;
                }

                move = _move;
            }

            // It goes on where the reader leaves: others wait for it, and the last to leave does.
            await (own is null ? move : MoveAsync(own)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops the call when nobody reads it any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? move;
        bool isEnded;
        lock (_lock)
        {
            move = _move;
            isEnded = _isEnded;
        }

        if (!isEnded)
        {
            // What others have registered on the token may throw; the call is closed all the same.
            await _stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await (move ?? Task.CompletedTask).ConfigureAwait(false);
        }

        _stop.Dispose();
        await DisposeSourceAsync().ConfigureAwait(false);
    }

    // Never throws: the readers do.
    private async Task MoveAsync(TaskCompletionSource moved)
    {
        object? item = null;
        ExceptionDispatchInfo? failure = null;
        try
        {
            _source ??= ask(_stop.Token).GetAsyncEnumerator(_stop.Token);
            if (await _source.MoveNextAsync().ConfigureAwait(false))
            {
                item = _source.Current;
                Facts.Add(item);
                if (Facts.Bytes > MostBytes)
                {
                    throw new ModelResponseException($"The answer takes more than {MostBytes} bytes: it is taken for one that never ends. The server is wrong, or the model turns in circles.");
                }
            }
            else
            {
                await DisposeSourceAsync().ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Kept for all who read it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            item = null;
            failure = ExceptionDispatchInfo.Capture(thrown);
            await DisposeSourceAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lock (_lock)
        {
            _failure = failure;
            _isEnded = item is null;
            if (item is not null)
            {
                _items.Add(item);
            }

            _move = null;
        }

        try
        {
            if (item is null)
            {
                end(this);
            }
        }
        finally
        {
            moved.SetResult();
        }
    }

    private async Task DisposeSourceAsync()
    {
        if (_source is { } source)
        {
            _source = null;
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }
}
