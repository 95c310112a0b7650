using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>An agent that has others as its actions.</summary>
internal static class Inner
{
    /// <summary>A call of an agent that is an action.</summary>
    public static Reply Call(string id, string input, string? model = null) =>
        (model is null ? new Reply() : new Reply().Model(model)).Action(id, "research", $"{{\"input\":\"{input}\"}}");

    /// <summary>An agent as the action 'research'.</summary>
    public static AgentAction AsResearch(this IAgent agent, ActionSettings? settings = null) => agent.AsAction("research", "Finds out what is asked.", settings);

    /// <summary>The lines of the runs below a path, as 'path line', but for fragments, which not every wire has.</summary>
    public static IEnumerable<string> Below(this Recording run, string path) =>
        run.Events.Where(ev => ev is not ActionDelta && ev.AgentPath.StartsWith($"{path}/", StringComparison.Ordinal)).Select(static ev => $"{ev.AgentPath} {EventText.Of(ev)}");
}
