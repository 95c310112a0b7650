namespace GenFlow.Stream;

/// <summary>Stamps the items of one stream with milliseconds since the stream began. The system's clock is read from the
/// tick counter (a fifth of the cost of the precise one, and it never goes back); any other provider is asked itself.</summary>
internal readonly struct RunClock
{
    private readonly TimeProvider? _provider;
    private readonly DateTimeOffset _origin;
    private readonly long _start;

    public RunClock(TimeProvider provider)
    {
        _provider = provider == TimeProvider.System ? null : provider;
        _origin = provider.GetUtcNow();
        _start = _provider is null ? Environment.TickCount64 : provider.GetTimestamp();
    }

    /// <summary>Milliseconds since the stream began; stands still after 49 days.</summary>
    public uint Elapsed
    {
        get
        {
            long elapsed = _provider is null ? Environment.TickCount64 - _start : (long)_provider.GetElapsedTime(_start).TotalMilliseconds;
            return elapsed < uint.MaxValue ? (uint)elapsed : uint.MaxValue;
        }
    }

    public DateTimeOffset At(uint elapsed) => _origin.AddMilliseconds(elapsed);
}
