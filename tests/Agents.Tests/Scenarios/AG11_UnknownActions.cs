using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG11_UnknownActions
{
    [Theory]
    [Wires]
    public async Task AG11_an_unknown_action_is_an_error_result_that_lists_the_available_ones(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "fnd", "{\"city\":\"Oslo\"}").Action("c2", "find", "{}"), "There.");
        TestAction find = TestAction.Echo("find");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [find, TestAction.Echo("add")] }.StreamAsync("Where?"));

        run.Shows(
            wire,
            "MessageStart",
            "ActionStart c1 fnd",
            "ActionDelta c1 {\"city\":\"Oslo\"}",
            "ActionEnd c1 {\"city\":\"Oslo\"}",
            "ActionStart c2 find",
            "ActionDelta c2 {}",
            "ActionEnd c2 {}",
            "UsageUpdated 0+0 of 0+0 Actions",
            "ActionSkipped c1 Unknown",
            "ActionExecutionStart c2",
            "ActionExecuted c2 'find of nowhere'",
            "MessageEnd ''",
            "MessageStart",
            "ContentDelta 'There.'",
            "UsageUpdated 0+0 of 0+0 EndOfTurn",
            "MessageEnd 'There.'",
            "AgentCompleted Completed");
        Assert.Equal("There is no action 'fnd'. Available: add, find.", model.Requests[1].Results[0].Text);
        Transcript.Check(model.Requests[1].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG11_an_agent_without_actions_says_so(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", "{}"), "There.");

        await new Agent(model.Client).RunAsync("Where?");

        Assert.Equal("There is no action 'find'. No action is available: answer with text.", model.Requests[1].Results.Single().Text);
    }
}
