using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG14_MaxIterations
{
    [Theory]
    [Wires]
    public async Task AG14_two_iterations_that_never_end_are_no_success_and_in_the_last_call_no_action_may_run(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", "{}"), new Reply().Action("c2", "find", "{}"), "More.");
        TestAction find = TestAction.Echo("find");
        var agent = new Agent(model.Client) { Actions = [find], MaxIterations = 2 };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(agent.StreamAsync("Where?", session));

        Assert.Equal(["ActionSkipped c2 NotOffered", "MessageEnd ''", "AgentCompleted IterationLimit"], run.Lines.TakeLast(3));
        Assert.Equal((false, 2, 1), (run.Response.IsSuccess, run.Response.Iterations, find.Calls));
        Assert.Equal([ChatToolMode.Auto, ChatToolMode.None], model.Requests.Select(static request => request.ToolMode));
        Assert.Equal(2, model.Requests.Count);

        Assert.Equal("More.", (await agent.RunAsync("Go on.", session)).Text);
        Transcript.Check(model.Requests[2].Messages);
    }

    [Theory]
    [Wires]
    public async Task AG14_text_in_the_last_call_is_an_answer(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c1", "find", "{}"), "There.");

        AgentResponse response = await new Agent(model.Client) { Actions = [TestAction.Echo("find")], MaxIterations = 2 }.RunAsync("Where?");

        Assert.Equal((AgentStatus.Completed, "There."), (response.Status, response.Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AG14_in_the_last_call_of_an_agent_with_exits_only_they_are_offered(bool requireAction)
    {
        var model = new ScriptedModelStream(new Reply().Action("c1", "find", "{}"), new Reply().Action("c2", "find", "{}").Action("e", "done", "{}"));
        Agent agent = new(model)
        {
            Actions = [TestAction.Echo("find"), TestAction.Echo("done", new ActionSettings { IsExit = true })], MaxIterations = 2, RequireAction = requireAction,
        };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Where?"));

        Assert.Equal(["find", "done"], model.Requests[0].Tools);
        Assert.Equal(["done"], model.Requests[1].Tools);
        Assert.Equal(requireAction ? ChatToolMode.RequireAny : ChatToolMode.Auto, model.Requests[1].ToolMode);
        Assert.Contains("ActionSkipped c2 NotOffered", run.Lines);
        Assert.Equal(AgentStatus.Exited, run.Response.Status);
    }
}
