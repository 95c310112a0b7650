namespace GenFlow;

/// <summary>Items that this reader can no longer get: <see cref="RunOptions.Retention"/> dropped them before it came to
/// them. Made for the reader, never written to the stream. It has no step, and as an item it carries the number and the
/// time of the last item that is missing, so that numbers rise and reading on from the next one misses nothing more.
/// A reader that lags on a stream that goes on may get one after the other.</summary>
/// <param name="From">The number of the first item that is missing.</param>
/// <param name="To">The number of the last item that is missing.</param>
[StreamEvent]
public sealed partial record StreamGap(long From, long To) : StreamEvent
{
    internal override string? EnginesOwn => "It tells one reader what it missed: leave it out when you forward a stream.";
}
