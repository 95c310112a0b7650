namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Agents as chains consist of.</summary>
internal static class Stages
{
    public static readonly ActionSettings Exit = new() { IsExit = true };

    /// <summary>What a first stage says to hand over; from it the second knows 'found of Oslo'.</summary>
    public static Agents.Testing.Reply Found => new Agents.Testing.Reply().Action("c1", "found", "{\"city\":\"Oslo\"}");

    /// <summary>One that must hand over.</summary>
    public static Agent Searcher(ScriptedModel model, params AgentHook[] hooks) => new(model.Client)
    {
        Name = "searcher",
        SystemPrompt = "You search.",
        Actions = [TestAction.Echo("found", Exit), TestAction.Echo("look")],
        RequireAction = true,
        MaxIterations = 3,
        Hooks = hooks,
    };

    /// <summary>One that may do something, and answers.</summary>
    public static Agent Analyst(ScriptedModel model, params AgentHook[] hooks) => new(model.Client)
    {
        Name = "analyst",
        SystemPrompt = "You judge.",
        Actions = [TestAction.Echo("look")],
        MaxIterations = 3,
        Hooks = hooks,
    };

    public static Chain Research(ScriptedModel first, ScriptedModel second, params AgentHook[] hooks) =>
        new(Searcher(first, hooks), Analyst(second, hooks)) { Name = "research" };
}
