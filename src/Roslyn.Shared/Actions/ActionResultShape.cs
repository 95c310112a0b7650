namespace GenFlow.Roslyn;

/// <summary>What an action gives, once a task has ended.</summary>
internal enum ActionResultContent
{
    Nothing,
    Value,

    /// <summary>A value with what goes with it: <c>ActionResult&lt;T&gt;</c>.</summary>
    Result,
}

/// <summary>The result of an action.</summary>
/// <param name="Content">What it is.</param>
/// <param name="Carrier">How it arrives.</param>
/// <param name="Codec">How the value is written; null where there is none.</param>
internal sealed record ActionResultShape(ActionResultContent Content, ResultCarrier Carrier, CodecReference? Codec)
{
    /// <summary>Whether what is returned may be null although nothing could be made of it: an annotated task or result.</summary>
    public bool IsAnnotated { get; init; }
}
