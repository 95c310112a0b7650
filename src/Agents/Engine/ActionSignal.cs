namespace GenFlow.Agents.Engine;

/// <summary>What a running action tells the run. Handled by whoever reads the run's events, one after the other.</summary>
internal readonly record struct ActionSignal(ActionCall Call, SignalKind Kind)
{
    /// <summary>What was reported, or why it failed.</summary>
    public string? Text { get; init; }

    public double? Fraction { get; init; }

    public ActionOutput? Output { get; init; }

    /// <summary>What a run inside the action tells, or a workflow with <see cref="Text"/> as its path.</summary>
    public StreamEvent? Event { get; init; }
}

internal enum SignalKind
{
    Started,
    Reported,
    Forwarded,
    Published,
    Denied,

    /// <summary>The run ended before it began.</summary>
    Cancelled,
    Succeeded,
    Failed,
}
