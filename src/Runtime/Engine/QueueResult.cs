namespace GenFlow.Engine;

/// <summary>What became of an event that was to be queued.</summary>
internal enum QueueResult
{
    Queued,
    Collected,

    /// <summary>The run has ended.</summary>
    Dropped,

    /// <summary>A join collects it, but it stands in no fan-out.</summary>
    NoScope,

    /// <summary>A join was to collect it, but <see cref="RunOptions.MaxSteps"/> is reached.</summary>
    BudgetSpent,

    /// <summary>Its fan-out has been joined: it came from a step that had ended.</summary>
    ScopeClosed,
}
