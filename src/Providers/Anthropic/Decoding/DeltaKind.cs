namespace GenFlow.Anthropic.Decoding;

/// <summary>The deltas of a block that come in great numbers, and the others.</summary>
internal enum DeltaKind
{
    Other,
    Text,
    Thinking,
    Arguments,
    Signature,
}
