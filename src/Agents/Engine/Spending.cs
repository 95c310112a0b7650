using GenFlow.Models;

namespace GenFlow.Agents.Engine;

/// <summary>What a run and all beneath it have taken, and may take. Runs beneath count from threads of their own.</summary>
/// <param name="name">Whose it is.</param>
/// <param name="budget">What it may take.</param>
/// <param name="session">The conversation that its calls belong to; null where another spending counts for it.</param>
/// <param name="outer">What it is a part of.</param>
internal sealed class Spending(string name, AgentBudget budget, AgentSession? session, Spending? outer)
{
    // One for the whole tree: a call is allowed by all of the way, or by none.
    private readonly Lock _lock = outer?._lock ?? new Lock();
    private Usage _usage = Usage.None;
    private decimal? _cost = 0;
    private string? _unpriced;
    private int _calls;

    /// <summary>The tokens so far and their price; null where that of a call is unknown.</summary>
    public (Usage Usage, decimal? Cost) Total
    {
        get
        {
            lock (_lock)
            {
                return (_usage, _cost);
            }
        }
    }

    /// <summary>Whether a model may be asked once more; if so it is counted.</summary>
    /// <param name="isLast">Whether it may not be asked again.</param>
    /// <returns>Why not; null where it may.</returns>
    /// <exception cref="AgentConfigurationException">A limit of cost cannot be kept.</exception>
    public string? Claim(out bool isLast)
    {
        isLast = false;
        lock (_lock)
        {
            if (UsedUp() is { } reason)
            {
                return reason;
            }

            for (Spending? place = this; place is not null; place = place.Outer)
            {
                isLast |= ++place._calls == place.Budget.Iterations;
            }
        }

        return null;
    }

    /// <summary>Why no model may be asked any more; null where one may.</summary>
    /// <exception cref="AgentConfigurationException">A limit of cost cannot be kept.</exception>
    public string? UsedUp()
    {
        lock (_lock)
        {
            string? reason = null;
            for (Spending? place = this; place is not null && reason is null; place = place.Outer)
            {
                reason = place.UsedUpHere();
            }

            return reason;
        }
    }

    /// <summary>A model was asked.</summary>
    /// <param name="call">What it took.</param>
    /// <param name="cost">Its price; null where that is unknown.</param>
    /// <param name="modelId">The model.</param>
    public void Count(Usage call, decimal? cost, string? modelId)
    {
        lock (_lock)
        {
            for (Spending? place = this; place is not null; place = place.Outer)
            {
                place._usage += call;
                place._cost += cost;
                place._unpriced ??= cost is null ? modelId ?? "without a name" : null;
                place.Session?.Count(call);
            }
        }
    }

    private Spending? Outer { get; } = outer;

    private AgentBudget Budget { get; } = budget;

    private AgentSession? Session { get; } = session;

    private string? UsedUpHere() =>
        Budget.Iterations is { } calls && _calls >= calls ? $"The budget of {name} is used up: {calls} calls of models."
        : Budget.Tokens is { } tokens && _usage.TotalTokens >= tokens ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The budget of {name} is used up: {_usage.TotalTokens} of {tokens} tokens.")
        : Budget.Cost is not { } most ? null
        : _cost is not { } cost ? throw new AgentConfigurationException(
            $"The budget of {name} limits the cost, and what the model '{_unpriced}' cost is unknown: Agent.Prices of the agent that asked it does not list it, or its provider did not tell the tokens. Give it a price, or limit tokens.")
        : cost >= most ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The budget of {name} is used up: it cost {cost} of {most}.")
        : null;
}
