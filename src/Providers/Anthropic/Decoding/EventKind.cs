namespace GenFlow.Anthropic.Decoding;

/// <summary>The events of the wire that say something.</summary>
internal enum EventKind
{
    Unknown,
    MessageStart,
    BlockStart,
    BlockDelta,
    BlockStop,
    MessageDelta,
    MessageStop,
    Error,
}
