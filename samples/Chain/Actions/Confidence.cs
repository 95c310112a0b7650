namespace DocsChain.Actions;

/// <summary>How far an answer can be relied on.</summary>
internal enum Confidence
{
    /// <summary>The documents say little about it.</summary>
    Low,

    /// <summary>They say a part of it.</summary>
    Medium,

    /// <summary>They say it.</summary>
    High,
}
