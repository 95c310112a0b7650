namespace GenFlow.Roslyn;

/// <summary>What a parameter of a step is given.</summary>
internal enum ParameterRole
{
    Context,
    Event,
    Collected,
    CancellationToken,
    State,
    Unknown,
}

/// <summary>A parameter of a step.</summary>
/// <param name="Role">What it is given.</param>
/// <param name="Event">The event it takes, for a collected one the items'; null for other roles.</param>
/// <param name="Slot">Its number among the collected parameters, or among several event parameters; else −1.</param>
/// <param name="IsNullable">Whether its type is annotated as one that may be null.</param>
/// <param name="Collect">How it collects; null for other roles.</param>
/// <param name="State">The state it takes; null for other roles.</param>
internal sealed record StepParameter(
    ParameterRole Role,
    EventReference? Event = null,
    int Slot = -1,
    bool IsNullable = false,
    CollectSettings? Collect = null,
    StateReference? State = null);
