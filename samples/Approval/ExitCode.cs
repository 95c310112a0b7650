namespace Releases;

/// <summary>What the program tells the shell.</summary>
public enum ExitCode
{
    Published = 0,
    Usage = 2,

    /// <summary>The directory is not there, is empty or cannot be read, or the release cannot be written.</summary>
    Release = 3,
    Refused = 4,

    /// <summary>Nobody answered in time.</summary>
    Unanswered = 5,

    /// <summary>The input ended before somebody answered.</summary>
    NobodyThere = 6,

    /// <summary>128 and the number of SIGINT, as shells expect it.</summary>
    Cancelled = 130,
}
