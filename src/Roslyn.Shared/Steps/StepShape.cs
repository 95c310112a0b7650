namespace GenFlow.Roslyn;

/// <summary>What a step's result is, once a task has ended.</summary>
internal enum ResultContent
{
    Nothing,
    Event,
    AnyOf,
    Sequence,
    AsyncSequence,
}

/// <summary>How a step's result arrives.</summary>
internal enum ResultCarrier
{
    Bare,
    Task,
    ValueTask,
}

/// <summary>The result of a step.</summary>
/// <param name="Content">What it is.</param>
/// <param name="Carrier">How it arrives.</param>
/// <param name="IsAnnotated">Whether the declared type itself is a nullable reference, such as <c>Task&lt;T&gt;?</c>.</param>
/// <param name="Events">The events it may be or hold; for a request for input its answer.</param>
internal sealed record StepShape(ResultContent Content, ResultCarrier Carrier, bool IsAnnotated, EquatableArray<EventReference> Events)
{
    /// <summary>Whether the one event may be null.</summary>
    public bool MayBeNull { get; init; }

    public bool IsSequence => Content is ResultContent.Sequence or ResultContent.AsyncSequence;
}
