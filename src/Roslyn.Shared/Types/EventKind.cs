namespace GenFlow.Roslyn;

/// <summary>What an event type means to a workflow.</summary>
internal enum EventKind
{
    /// <summary>An event of the user's.</summary>
    Ordinary,

    /// <summary><c>GenFlow.Event</c> itself: as a parameter it takes what no other step names.</summary>
    CatchAll,

    /// <summary><c>StartEvent</c>.</summary>
    Start,

    /// <summary><c>StartEvent&lt;T&gt;</c>.</summary>
    StartWithInput,

    /// <summary><c>StartEventBase</c> or a record that derives from it.</summary>
    StartRecord,

    /// <summary><c>StopEvent</c>.</summary>
    Stop,

    /// <summary><c>StopEvent&lt;T&gt;</c>.</summary>
    StopWithResult,

    /// <summary><c>StopEventBase</c> or a record that derives from it.</summary>
    StopRecord,

    /// <summary><c>StepFailed</c>.</summary>
    Failure,

    /// <summary><c>StepFailed&lt;T&gt;</c>.</summary>
    FailureOfInput,
}
