namespace GenFlow.Agents;

/// <summary>What a run may take, together with all runs beneath it: the agents that its actions run, the stages of a chain.
/// Asked before each call of a model, so that the call that exceeds it is still paid for; then the run ends as
/// <see cref="AgentStatus.BudgetExhausted"/>.</summary>
public sealed record AgentBudget
{
    internal const int MaxDepth = 32;

    /// <summary>No limits but those of each agent, 8 agents deep.</summary>
    public static AgentBudget Unlimited { get; } = new();

    /// <summary>How often models are asked, at least 1; null for no limit. In the last call only exit actions are offered.</summary>
    public int? Iterations
    {
        get;
        init => field = value is null or >= 1 ? value
            : throw new AgentConfigurationException($"AgentBudget.Iterations is at least 1, not {value}.");
    }

    /// <summary>Tokens of input and output, at least 1; null for no limit.</summary>
    public long? Tokens
    {
        get;
        init => field = value is null or >= 1 ? value
            : throw new AgentConfigurationException($"AgentBudget.Tokens is at least 1, not {value}.");
    }

    /// <summary>Money, more than 0, in the currency of <see cref="Agent.Prices"/>; null for no limit. It can only be kept where the price
    /// of each call is known: a run that goes on after one without fails.</summary>
    public decimal? Cost
    {
        get;
        init => field = value is null or > 0 ? value
            : throw new AgentConfigurationException($"AgentBudget.Cost is more than 0, not {value}.");
    }

    /// <summary>How deep agents may run agents, the run itself counted: 1 to 32. An action that would go deeper fails, and its model is told.</summary>
    public int Depth
    {
        get;
        init => field = value is >= 1 and <= MaxDepth ? value
            : throw new AgentConfigurationException($"AgentBudget.Depth is 1 to {MaxDepth}, not {value}.");
    } = 8;
}
