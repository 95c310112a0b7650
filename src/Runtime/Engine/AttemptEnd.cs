namespace GenFlow.Engine;

/// <summary>How an attempt of a step ended.</summary>
internal enum AttemptEnd
{
    Completed,
    Failed,

    /// <summary>The run has ended.</summary>
    Cancelled,

    /// <summary>Its body went on after its token was cancelled, and was left behind.</summary>
    Abandoned,
}
