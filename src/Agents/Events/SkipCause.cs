namespace GenFlow.Agents;

/// <summary>Why an action was not run.</summary>
public enum SkipCause
{
    /// <summary>The agent has no action of the name.</summary>
    Unknown,

    /// <summary>The action was not offered in this call of the model.</summary>
    NotOffered,

    /// <summary>Its arguments are not JSON, or do not fit.</summary>
    InvalidArguments,

    /// <summary>Its approval was denied.</summary>
    Denied,

    /// <summary>An exit action of the same message ended the run, or was tried first.</summary>
    Exit,

    /// <summary>Its message ended in an error, a refusal or a limit.</summary>
    MessageBroken,

    /// <summary>The run was cancelled before it began.</summary>
    Cancelled,

    /// <summary>The provider was to run it itself, and its message ended without a result: the next may have it.</summary>
    NoResult,
}
