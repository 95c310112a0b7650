using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenFlow.MistralRs;

/// <summary>The server of a provider: connected to or started by the first request, again by the next one after it has died, and
/// stopped in the end. Requests that come meanwhile wait for the same start.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    // A connection may break some time before the process has ended.
    private static readonly TimeSpan s_death = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly Queue<long> _restarts = [];
    private readonly Starter _starter;
    private readonly TimeProvider _time;
    private Attempt? _attempt;
    private Task _ended = Task.CompletedTask;
    private bool _isDisposed;

    public ServerHost(MistralRsOptions options)
    {
        ILogger logger = options.LoggerFactory?.CreateLogger("GenFlow.MistralRs") ?? NullLogger.Instance;
        _starter = new Starter(options, logger);
        _time = options.TimeProvider;
    }

    public MistralRsClient Configured => _starter.Configured;

    /// <exception cref="MistralRsServerException">There is none, and none can be started.</exception>
    public async Task<Connection> ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Attempt attempt = Join();
        try
        {
            return await attempt.Connected.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(MistralRsProvider));
        }
        finally
        {
            Leave(attempt);
        }
    }

    /// <summary>The error of a connection that has failed: the server's, where that has died.</summary>
    public async Task<Exception> ErrorAsync(Connection connection, Exception problem, CancellationToken cancellationToken)
    {
        if (connection.Process is not { } process)
        {
            connection.Lose();
            return problem;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(process.Exited, Task.Delay(s_death, _time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        return Volatile.Read(ref _isDisposed) ? new ObjectDisposedException("The provider was disposed while its model answered.", problem)
            : process.Exited.IsCompleted ? await process.ErrorAsync(
                "while it answered", "The next request starts it again. Ask for less, quantize the model, or look at the server's lines.", problem).ConfigureAwait(false)
            : problem;
    }

    public async ValueTask DisposeAsync()
    {
        Task ended;
        lock (_lock)
        {
            _isDisposed = true;
            Retire();
            ended = _ended;
        }

        await ended.ConfigureAwait(false);
    }

    private Attempt Join()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(MistralRsProvider));
            if (_attempt is { IsOver: true } over)
            {
                CountRestart(over);
                Retire();
            }

            _attempt ??= new Attempt(_starter, _ended);
            _attempt.Waiting++;
            return _attempt;
        }
    }

    // A start that nobody waits for any more is given up.
    private void Leave(Attempt attempt)
    {
        lock (_lock)
        {
            if (--attempt.Waiting == 0 && !attempt.Connected.IsCompleted && attempt == _attempt)
            {
                Retire();
            }
        }
    }

    // The next attempt begins when this one's server has ended.
    private void Retire()
    {
        if (_attempt is { } attempt)
        {
            _attempt = null;
            _ended = attempt.DisposeAsync().AsTask();
        }
    }

    private void CountRestart(Attempt over)
    {
        if (!over.HasStarted)
        {
            return;
        }

        while (_restarts.TryPeek(out long first) && _time.GetElapsedTime(first) >= _starter.Server.RestartWindow)
        {
            _restarts.Dequeue();
        }

        if (_restarts.Count >= _starter.Server.MaxRestarts)
        {
            throw over.TooOften(_starter.Server);
        }

        _restarts.Enqueue(_time.GetTimestamp());
    }
}
