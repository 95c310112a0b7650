namespace Shared;

/// <summary>What the program tells the shell.</summary>
public enum ExitCode
{
    Success = 0,
    Usage = 2,

    /// <summary>The directory to work on is not there.</summary>
    NotFound = 3,

    /// <summary>The model or the agent failed.</summary>
    Failed = 4,

    /// <summary>The agent ended without an answer: it was refused, cut, or asked too often.</summary>
    Unanswered = 5,

    /// <summary>128 and the number of SIGINT, as shells expect it.</summary>
    Cancelled = 130,
}
