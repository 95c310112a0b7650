namespace GenFlow;

/// <summary>A request for input has closed without an answer: nobody needs to answer it any more.</summary>
/// <param name="Id">The request's <see cref="InputRequest.Id"/>.</param>
/// <param name="Reason">Why.</param>
[StreamEvent]
public sealed partial record InputClosed(string Id, InputClosedReason Reason) : StreamEvent
{
    internal override string? EnginesOwn => "It tells that a request has closed.";
}

/// <summary>Why a request for input has closed without an answer.</summary>
public enum InputClosedReason
{
    /// <summary>Its <see cref="InputRequest.Timeout"/> has passed.</summary>
    TimedOut,

    /// <summary>The step that asked was cancelled, or its own token was.</summary>
    Cancelled,

    /// <summary>The step that asked has ended without waiting for the answer.</summary>
    StepEnded,

    /// <summary>The run has ended.</summary>
    RunEnded,
}
