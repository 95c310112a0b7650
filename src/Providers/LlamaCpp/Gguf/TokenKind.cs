namespace GenFlow.LlamaCpp.Gguf;

/// <summary>What a token of a vocabulary is. The values are those in files.</summary>
internal enum TokenKind
{
    Normal = 1,
    Unknown = 2,
    Control = 3,

    /// <summary>Found in any text before everything else, the longest first, and written as it is.</summary>
    UserDefined = 4,

    /// <summary>One byte, its text <c>&lt;0xNN…&gt;</c>.</summary>
    Byte = 6,
}
