namespace GenFlow.Agents;

/// <summary>Agents run agents deeper than <see cref="AgentBudget.Depth"/> allows: perhaps one calls itself by way of others.</summary>
/// <param name="path">The agents on the way, outermost first.</param>
public sealed class AgentDepthException(string path) : InvalidOperationException(
    $"Agents run agents too deep: {path}. AgentBudget.Depth of one of them allows no more. Raise it, or look whether an agent calls itself by way of others.")
{
    /// <summary>The agents on the way, outermost first.</summary>
    public string Path { get; } = path;
}
