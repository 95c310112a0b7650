namespace GenFlow.Models.Http;

/// <summary>The one token of a call, and which limit has cancelled it.</summary>
internal sealed class CallLimits : IDisposable
{
    private readonly HttpModelOptions _options;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _total;

    // Not disposed of: its timer may be about to cancel it.
    private readonly CancellationTokenSource _idle = new();
    private readonly CancellationTokenSource _stop;
    private readonly ITimer? _timer;

    public CallLimits(HttpModelOptions options, CancellationToken caller)
    {
        _options = options;
        _caller = caller;
        _total = new CancellationTokenSource(options.TotalTimeout, options.TimeProvider);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller, _total.Token, _idle.Token);
        _timer = options.IdleTimeout == Timeout.InfiniteTimeSpan ? null
            : options.TimeProvider.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), _idle, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled by the caller, or by a limit.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Something is waited for.</summary>
    public void StartIdling() => _timer?.Change(_options.IdleTimeout, Timeout.InfiniteTimeSpan);

    /// <summary>Something has come.</summary>
    public void StopIdling() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>What the end of a wait means: the caller's cancellation as it is, a limit as its error.</summary>
    public Exception ErrorOf(OperationCanceledException cancelled, string provider)
    {
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException(cancelled.Message, cancelled, _caller);
        }

        return _total.IsCancellationRequested
                ? Error($"{provider} has not completed its answer within {Seconds(_options.TotalTimeout)} (TotalTimeout). Ask for less, or set a longer limit.")
            : _idle.IsCancellationRequested
                ? Error($"{provider} has sent nothing for {Seconds(_options.IdleTimeout)} (IdleTimeout). The same request may succeed again; for a model that thinks longer in silence set a longer limit.")
            : Error($"The HTTP client has given up the request to {provider} by itself: see its Timeout.");

        ModelTimeoutException Error(string message) => new(message, cancelled) { IsTransient = true };
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stop.Dispose();
        _total.Dispose();
    }

    internal static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} s";
}
