using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG13_RequireAction
{
    private static readonly ActionSettings s_exit = new() { IsExit = true };

    [Theory]
    [Wires]
    public async Task AG13_plain_text_is_answered_with_a_correction_and_then_an_action_succeeds(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, "It is done.", new Reply().Action("e", "done", "{\"city\":\"Oslo\"}"));
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(
            new Agent(model.Client) { Actions = [TestAction.Echo("find"), TestAction.Echo("done", s_exit)], RequireAction = true }.StreamAsync("Where?", session));

        run.Shows(
            wire,
            "MessageStart",
            "ContentDelta 'It is done.'",
            "UsageUpdated 0+0 of 0+0 EndOfTurn",
            "MessageEnd 'It is done.'",
            "MessageStart",
            "ActionStart e done",
            "ActionDelta e {\"city\":\"Oslo\"}",
            "ActionEnd e {\"city\":\"Oslo\"}",
            "UsageUpdated 0+0 of 0+0 Actions",
            "ActionExecutionStart e",
            "ActionExecuted e 'done of Oslo' exit",
            "MessageEnd ''",
            "AgentCompleted Exited");
        Assert.Equal([ChatToolMode.RequireAny, ChatToolMode.RequireAny], model.Requests.Select(static request => request.ToolMode));
        Assert.Equal([ChatRole.User, ChatRole.Assistant, ChatRole.User], model.Requests[1].Messages.Select(static message => message.Role));
        Assert.Equal("Answer by calling an action. To end, call one of: done.", model.Requests[1].UserText);
        Assert.Equal([AgentRole.User, AgentRole.Assistant, AgentRole.User, AgentRole.Assistant], run.Response.Messages.Select(static message => message.Role));
        Assert.Equal("done of Oslo", run.Response.ExitValue);
    }

    [Fact]
    public async Task AG13_text_in_every_call_comes_to_the_limit_and_is_no_success()
    {
        ScriptedModelStream model = ScriptedModelStream.Of(static _ => "It is done.");

        AgentResponse response = await new Agent(model) { Actions = [TestAction.Echo("done", s_exit)], RequireAction = true, MaxIterations = 3 }.RunAsync("Where?");

        Assert.Equal((AgentStatus.IterationLimit, false, 3), (response.Status, response.IsSuccess, response.Iterations));
        Assert.Equal(["Where?", "Answer by calling an action. To end, call one of: done.", "Answer by calling an action. To end, call one of: done."], response.Messages.Where(static message => message.Role == AgentRole.User).Select(static message => message.Text));
    }

    [Fact]
    public void AG13_bad_configurations_fail_at_construction()
    {
        var model = new ScriptedModelStream();
        Assert.Contains("exit", Assert.Throws<AgentConfigurationException>(() => new Agent(model) { Actions = [TestAction.Echo("find")], RequireAction = true }).Message, StringComparison.Ordinal);
        Assert.Contains("exit", Assert.Throws<AgentConfigurationException>(() => new Agent(model) { RequireAction = true, Actions = [TestAction.Echo("find")] }).Message, StringComparison.Ordinal);
        Assert.Contains("'find'", Assert.Throws<AgentConfigurationException>(() => new Agent(model) { Actions = [TestAction.Echo("find"), TestAction.Echo("find")] }).Message, StringComparison.Ordinal);
        Assert.Throws<AgentConfigurationException>(() => new Agent(model) { MaxIterations = 0 });
        Assert.Throws<AgentConfigurationException>(() => new Agent(model) { MaxParallelActions = 0 });
        Assert.Throws<AgentConfigurationException>(() => new Agent(model) { MaxFollowUpDepth = 0 });
        Assert.Throws<AgentConfigurationException>(() => new Agent(model) { Name = "a/b" });
        Assert.Throws<AgentConfigurationException>(() => new Agent(model) { Name = "" });
    }

    [Fact]
    public async Task AG13_what_only_all_settings_together_show_fails_the_first_run_before_the_model_is_asked()
    {
        var model = new ScriptedModelStream("Hi", "Hi", "Hi");
        Agent[] agents =
        [
            new(model) { RequireAction = true },
            new(model) { Actions = [TestAction.Echo("find")], FollowUpActions = [TestAction.Echo("find")] },
            new(model) { Actions = [TestAction.Echo("find", new ActionSettings { RequiresApproval = true })] },
        ];

        foreach (Agent agent in agents)
        {
            Assert.IsType<AgentConfigurationException>((await Recording.OfAsync(agent.StreamAsync("Hi"))).Failure);
        }

        Assert.Empty(model.Requests);
    }
}
