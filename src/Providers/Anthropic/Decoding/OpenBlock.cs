namespace GenFlow.Anthropic.Decoding;

/// <summary>A block that has begun and not ended.</summary>
internal sealed class OpenBlock(int index, BlockKind kind)
{
    public int Index { get; } = index;

    public BlockKind Kind { get; } = kind;

    /// <summary>How it goes back to its provider; null where its deltas say that.</summary>
    public RawBlock? Raw { get; init; }

    /// <summary>Arguments that came with its begin; null for none.</summary>
    public string? Input { get; init; }

    /// <summary>Whether arguments have come behind its begin.</summary>
    public bool HasFragments { get; set; }
}

internal enum BlockKind
{
    Text,
    Thinking,
    RedactedThinking,
    Call,
    ServerCall,
    ServerResult,
    Unknown,
}
