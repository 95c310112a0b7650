namespace GenFlow.Roslyn;

/// <summary>Why a bound on an argument or a member is not checked and not in the schema.</summary>
internal enum BoundProblem
{
    /// <summary>It is.</summary>
    None,

    /// <summary>The type has no such bound: a range of a list, a pattern of a number.</summary>
    DoesNotFit,

    /// <summary>What it says cannot be read: a limit that is no number, a value of another type, a negative length.</summary>
    Unreadable,

    /// <summary>Nothing is within it: the minimum is above the maximum.</summary>
    Empty,

    /// <summary>The pattern is no regular expression.</summary>
    InvalidPattern,
}
