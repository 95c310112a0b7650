namespace GenFlow.Agents;

/// <summary>How a run that did not throw has ended.</summary>
public enum AgentStatus
{
    /// <summary>The model has answered.</summary>
    Completed,

    /// <summary>An exit action has ended it.</summary>
    Exited,

    /// <summary>The model refused.</summary>
    Refused,

    /// <summary>A filter of the provider stopped the model.</summary>
    Filtered,

    /// <summary>The answer is cut: a limit of tokens was reached.</summary>
    Truncated,

    /// <summary><see cref="Agent.MaxIterations"/> calls of the model did not lead to an end.</summary>
    IterationLimit,

    /// <summary><see cref="Agent.Budget"/>, or that of an agent around it, is used up.</summary>
    BudgetExhausted,
}
