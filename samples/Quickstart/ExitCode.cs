namespace Quickstart;

/// <summary>What the program tells the shell.</summary>
public enum ExitCode
{
    Success = 0,
    Usage = 2,
    NotFound = 3,
    Directory = 4,
    Empty = 5,
    NotText = 6,
    TooLarge = 7,
    Unreadable = 8,

    /// <summary>128 and the number of SIGINT, as shells expect it.</summary>
    Cancelled = 130,
}
