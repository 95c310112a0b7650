namespace GenFlow.Models.Http;

/// <summary>How a client of a model behind HTTP works. Settings out of range are refused where they are made.</summary>
public abstract class HttpModelOptions
{
    private readonly TimeSpan _connectTimeout = TimeSpan.FromMinutes(1);
    private readonly TimeSpan _idleTimeout = TimeSpan.FromMinutes(5);
    private readonly TimeSpan _totalTimeout = TimeSpan.FromHours(1);
    private readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _maxRetryDelay = TimeSpan.FromSeconds(30);
    private readonly int _maxRetries = 2;
    private readonly long _maxResponseBytes = 32 << 20;
    private readonly int _maxEventBytes = 8 << 20;

    /// <summary>The model to ask, as its provider calls it, where <see cref="Microsoft.Extensions.AI.ChatOptions.ModelId"/> names none.</summary>
    public string? Model { get; init; }

    /// <summary>The key. Where it is null, the environment variable that the provider documents is read when the client is made, unless
    /// <see cref="BaseUrl"/> leads to another host than the provider's own. Never written to logs, events or errors.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Where the provider's API is, up to and without the part that names the call; null for the provider's own.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The HTTP client to use, which stays the caller's to dispose; null for one that all clients share.</summary>
    /// <remarks>Its <see cref="System.Net.Http.HttpClient.Timeout"/> counts until the answer begins. Redirects carry keys to other hosts: switch
    /// them off in its handler, as the shared one does.</remarks>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Gives the HTTP client of each request, such as <c>() =&gt; factory.CreateClient("models")</c> with an
    /// <c>IHttpClientFactory</c>; goes before <see cref="HttpClient"/>. It is not disposed.</summary>
    public Func<HttpClient>? CreateHttpClient { get; init; }

    /// <summary>Headers of every request besides the client's own, and in their place where the names are equal.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How often a request is sent again that failed in a way that may pass, as long as nothing of an answer has come; 2 by default, 0 for never.</summary>
    public int MaxRetries
    {
        get => _maxRetries;
        init => _maxRetries = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of retries is at least 0.");
    }

    /// <summary>The wait before the first retry, doubled before each further one, with jitter; one second by default. A wait that
    /// the provider asks for takes its place.</summary>
    public TimeSpan RetryDelay
    {
        get => _retryDelay;
        init => _retryDelay = value >= TimeSpan.Zero && value <= TimeSpan.FromHours(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A delay is from 0 to 1 hour.");
    }

    /// <summary>The longest wait before a retry; 30 seconds by default. A provider that asks for a longer one fails the call at once.</summary>
    public TimeSpan MaxRetryDelay
    {
        get => _maxRetryDelay;
        init => _maxRetryDelay = value >= TimeSpan.Zero && value <= TimeSpan.FromHours(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A delay is from 0 to 1 hour.");
    }

    /// <summary>From sending a request to the head of its response, for each attempt; one minute by default. Servers on this machine
    /// may load a model first.</summary>
    public TimeSpan ConnectTimeout
    {
        get => _connectTimeout;
        init => _connectTimeout = CheckTimeout(value);
    }

    /// <summary>How long nothing may come while an answer arrives; five minutes by default, since models think in silence.</summary>
    public TimeSpan IdleTimeout
    {
        get => _idleTimeout;
        init => _idleTimeout = CheckTimeout(value);
    }

    /// <summary>From the first attempt of a call to the end of its answer, time between reads included; one hour by default.</summary>
    public TimeSpan TotalTimeout
    {
        get => _totalTimeout;
        init => _totalTimeout = CheckTimeout(value);
    }

    /// <summary>The most bytes of an answer, unpacked; 32 MiB by default.</summary>
    public long MaxResponseBytes
    {
        get => _maxResponseBytes;
        init => _maxResponseBytes = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A size is at least 1.");
    }

    /// <summary>The most bytes of one event of an answer; 8 MiB by default.</summary>
    public int MaxEventBytes
    {
        get => _maxEventBytes;
        init => _maxEventBytes = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A size is at least 1.");
    }

    /// <summary>The clock of timeouts and retries.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    private static TimeSpan CheckTimeout(TimeSpan value) =>
        value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= TimeSpan.FromDays(24)) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A timeout is longer than 0 and at most 24 days, or Timeout.InfiniteTimeSpan.");
}
