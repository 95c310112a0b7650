namespace GenFlow.Agents.Engine;

/// <summary>What a run has of the one that it is a part of.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Path">Its path.</param>
/// <param name="ActionId">The call of its action that the inner run answers; null for a stage of a chain.</param>
/// <param name="DepthLeft">How deep agents may still run agents, the inner run counted.</param>
/// <param name="Host">Its clock, services and approval; null where the inner run has its own.</param>
/// <param name="Spending">What it may take.</param>
/// <param name="Grace">The longest that it waits for what does not end when it is told to; null where nobody waits for the inner run.</param>
internal sealed record OuterRun(string RunId, string Path, string? ActionId, int DepthLeft, RunHost? Host, Spending Spending, TimeSpan? Grace)
{
    public AgentOrigin OriginOf(string runId, string name) =>
        new(runId, $"{Path}/{name}", 0, "") { ParentRunId = RunId, ParentActionId = ActionId };

    /// <summary>How deep the inner run may go, by its own budget too.</summary>
    /// <exception cref="AgentDepthException">Not even itself.</exception>
    public int DepthFor(string name, AgentBudget budget) =>
        DepthLeft >= 1 ? Math.Min(DepthLeft, budget.Depth) : throw new AgentDepthException($"{Path}/{name}");
}
