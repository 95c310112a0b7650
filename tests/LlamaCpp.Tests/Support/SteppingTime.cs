namespace GenFlow.LlamaCpp.Tests.Support;

/// <summary>A clock that is later each time it is looked at.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;
}
