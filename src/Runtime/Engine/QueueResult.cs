namespace GenFlow.Engine;

/// <summary>What became of an event that was to be queued.</summary>
internal enum QueueResult
{
    Queued,
    Collected,

    /// <summary>The run has ended.</summary>
    Dropped,

    /// <summary>Its fan-out or fork has been joined: it came from a step that had ended.</summary>
    ScopeClosed,

    /// <summary>A join collects it, but it stands in no fan-out, or in none of the step that the join names.</summary>
    NoScope,

    /// <summary>A join was to take it, but <see cref="RunOptions.MaxSteps"/> is reached.</summary>
    BudgetSpent,

    /// <summary>A join of several event parameters has had its one event for this parameter.</summary>
    Surplus,
}

internal static class QueueResults
{
    /// <summary>Whether the run ends with it.</summary>
    public static bool FailsRun(this QueueResult result) => result >= QueueResult.NoScope;
}
