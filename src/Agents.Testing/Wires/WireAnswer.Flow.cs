namespace GenFlow.Agents.Testing;

// How the bytes are cut, when they come, and where they stop.
public sealed partial class WireAnswer
{
    /// <summary>Sends the body in pieces, each on its own.</summary>
    /// <param name="size">The bytes of a piece, at least 1; the last may be shorter.</param>
    /// <returns>The answer.</returns>
    /// <remarks>A client may still read several at once, where they come faster than it reads.</remarks>
    public WireAnswer InPieces(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        CheckHead();
        return new(_state with { PieceSize = size });
    }

    /// <summary>Cuts the body, and sends each piece on its own.</summary>
    /// <param name="positions">Where the pieces begin, besides the first.</param>
    /// <returns>The answer.</returns>
    public WireAnswer CutAt(params ReadOnlySpan<long> positions)
    {
        WireAnswer answer = this;
        foreach (long position in positions)
        {
            answer = answer.At(position, WireFault.None);
        }

        return answer;
    }

    /// <summary>Waits before the head of the response.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The answer.</returns>
    public WireAnswer Delay(TimeSpan delay, TimeProvider? time = null) => Mark(WireMark.BeforeHead, WireFault.None, WireDelay.Of(delay, time));

    /// <summary>Waits inside the body.</summary>
    /// <param name="position">Where.</param>
    /// <param name="delay">How long.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The answer.</returns>
    public WireAnswer DelayAt(long position, TimeSpan delay, TimeProvider? time = null) => At(position, WireFault.None, WireDelay.Of(delay, time));

    /// <summary>Waits before the head of the response until a gate is open.</summary>
    /// <param name="gate">The gate.</param>
    /// <returns>The answer.</returns>
    public WireAnswer Wait(ScriptGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return Mark(WireMark.BeforeHead, WireFault.None, gate);
    }

    /// <summary>Waits inside the body until a gate is open.</summary>
    /// <param name="position">Where.</param>
    /// <param name="gate">The gate.</param>
    /// <returns>The answer.</returns>
    public WireAnswer WaitAt(long position, ScriptGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return At(position, WireFault.None, gate);
    }

    /// <summary>Sends nothing more, until the client leaves.</summary>
    /// <param name="position">Where; 0 for a head without a body.</param>
    /// <returns>The answer.</returns>
    public WireAnswer StallAt(long position) => At(position, WireFault.Stall);

    /// <summary>Resets the connection.</summary>
    /// <param name="position">Where; 0 for a head without a body.</param>
    /// <returns>The answer.</returns>
    public WireAnswer ResetAt(long position) => At(position, WireFault.Reset);

    /// <summary>Closes the connection in the middle of the response, as a server does that dies.</summary>
    /// <param name="position">Where; 0 for a head without a body.</param>
    /// <returns>The answer.</returns>
    public WireAnswer CloseAt(long position) => At(position, WireFault.Close);

    /// <summary>Ends the response early, and for HTTP in good order.</summary>
    /// <param name="position">Where; 0 for an empty body.</param>
    /// <returns>The answer.</returns>
    public WireAnswer EndAt(long position) => At(position, WireFault.End);

    private WireAnswer At(long position, WireFault fault, object? wait = null)
    {
        CheckHead();
        return position >= 0 && position <= Length ? Mark(position, fault, wait)
            : throw new ScriptException($"Position {position} is outside of the body, which has {Length} bytes as it is sent. Say first what is sent and then what happens to it.");
    }

    // What comes before the head comes before what takes its place.
    private WireAnswer Mark(long position, WireFault fault, object? wait) =>
        new(_state with { Marks = _state.Marks is [.., { Position: WireMark.BeforeHead, Fault: not WireFault.None } last] before
            ? before.RemoveAt(before.Length - 1).Add(new(position, fault, wait)).Add(last)
            : _state.Marks.Add(new(position, fault, wait)) });
}
