namespace GenFlow.Models.Http;

/// <summary>The tokens of a call and of its attempts, and which limit has cancelled them.</summary>
internal sealed class CallLimits : IDisposable
{
    private readonly HttpModelOptions _options;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _total;
    private readonly CancellationTokenSource _call;
    private readonly ITimer? _timer;

    // Not disposed of: its timer may be about to cancel it.
    private CancellationTokenSource _idle = new();
    private CancellationTokenSource _attempt;

    public CallLimits(HttpModelOptions options, CancellationToken caller)
    {
        _options = options;
        _caller = caller;
        _total = new CancellationTokenSource(options.TotalTimeout, options.TimeProvider);
        _call = CancellationTokenSource.CreateLinkedTokenSource(caller, _total.Token);
        _attempt = CancellationTokenSource.CreateLinkedTokenSource(_call.Token, _idle.Token);
        _timer = options.IdleTimeout == Timeout.InfiniteTimeSpan ? null
            : options.TimeProvider.CreateTimer(static state => ((CallLimits)state!)._idle.Cancel(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>For what is between attempts: cancelled by the caller, or by the total limit.</summary>
    public CancellationToken Call => _call.Token;

    /// <summary>For an attempt: cancelled by the caller, or by a limit.</summary>
    public CancellationToken Token => _attempt.Token;

    /// <summary>The attempt before may have been cancelled because nothing came: this one has its own time.</summary>
    public void BeginAttempt()
    {
        if (_idle.IsCancellationRequested)
        {
            _attempt.Dispose();
            _idle = new();
            _attempt = CancellationTokenSource.CreateLinkedTokenSource(_call.Token, _idle.Token);
        }
    }

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
            : Error($"The HTTP client has given up the request to {provider} by itself. Set its Timeout to Timeout.InfiniteTimeSpan: the limits are in the options of the model's client.");

        ModelTimeoutException Error(string message) => new(message, cancelled) { IsTransient = true };
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _attempt.Dispose();
        _call.Dispose();
        _total.Dispose();
    }

    internal static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} s";
}
