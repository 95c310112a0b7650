namespace GenFlow.Providers.Tests.Faults;

/// <summary>How the client of a test works, whatever its wire.</summary>
internal sealed record FaultOptions(Uri Url)
{
    public const string Key = "sk-test-0123456789";

    // Their lengths tell the timers apart.
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(61);
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(301);
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(3601);

    public string ApiKey { get; init; } = Key;

    public HttpClient? HttpClient { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan TotalTimeout { get; init; } = LongestTime;

    public int MaxRetries { get; init; }

    public long MaxResponseBytes { get; init; } = 32 << 20;
}
