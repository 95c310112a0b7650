namespace GenFlow.LlamaCpp;

/// <summary>How the text of a <see cref="ScriptedModel"/> is cut into tokens.</summary>
public enum ScriptedPieces
{
    /// <summary>Words with the space before them, tags and runs of signs, longer where the same comes again; what comes again and
    /// again arrives byte by byte. An answer that repeats no other has the same tokens when it comes back in a prompt.</summary>
    Words,

    /// <summary>As words, and each byte of a character beyond ASCII alone: no token of it is a character.</summary>
    SplitCharacters,

    /// <summary>Each byte alone.</summary>
    Bytes,
}
