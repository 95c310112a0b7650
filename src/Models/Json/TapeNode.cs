namespace GenFlow.Models;

/// <summary>A value on the tape: where it is in the bytes. Positions only, so that what was true when fewer bytes had come
/// follows by comparing.</summary>
internal struct TapeNode
{
    /// <summary>Where the value begins.</summary>
    public int Start;

    /// <summary>Where it ends, exclusive; 0 while it has not ended.</summary>
    public int End;

    /// <summary>Where the quote of the member's name is; 0 for what is no member.</summary>
    public int Name;

    /// <summary>Where the name ends, its quote included.</summary>
    public int NameEnd;

    /// <summary>Of an object or list that has ended, the node behind its last descendant.</summary>
    public int Next;

    public PartialJsonKind Kind;
}
