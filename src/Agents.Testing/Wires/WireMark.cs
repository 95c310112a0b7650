namespace GenFlow.Agents.Testing;

/// <summary>What happens at a position of an answer.</summary>
/// <param name="Position">The bytes of the body that are sent before it.</param>
/// <param name="Fault">How the answer ends there.</param>
/// <param name="Wait">What is waited for before: a <see cref="WireDelay"/> or a <see cref="ScriptGate"/>.</param>
internal sealed record WireMark(long Position, WireFault Fault, object? Wait = null)
{
    public const long BeforeHead = -1;
}

/// <summary>How an answer ends before its time.</summary>
internal enum WireFault
{
    None,
    End,
    Stall,
    Close,
    Reset,
}

/// <summary>A time to wait, and the clock.</summary>
internal sealed record WireDelay(TimeSpan Time, TimeProvider Clock)
{
    public static WireDelay Of(TimeSpan time, TimeProvider? clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new(time, clock ?? TimeProvider.System);
    }
}

/// <summary>Bytes of a body, and how often they come.</summary>
internal readonly record struct WirePart(ReadOnlyMemory<byte> Bytes, long Count);
