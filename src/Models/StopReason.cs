namespace GenFlow.Models;

/// <summary>Why a model stopped, the same for every provider. The provider's own word is kept beside it.</summary>
public enum StopReason
{
    /// <summary>No reason was given, or one that GenFlow does not know.</summary>
    Unknown,

    /// <summary>The answer is complete.</summary>
    EndOfTurn,

    /// <summary>It waits for the results of actions.</summary>
    Actions,

    /// <summary>It came to one of the request's stop sequences.</summary>
    StopSequence,

    /// <summary>It reached the limit of output tokens: what it said is cut.</summary>
    OutputLimit,

    /// <summary>The context is full: what it said is cut.</summary>
    ContextLimit,

    /// <summary>The model refused.</summary>
    Refusal,

    /// <summary>A filter stopped it.</summary>
    ContentFilter,

    /// <summary>The provider paused a long turn: the same message given back lets it go on.</summary>
    Pause,
}
