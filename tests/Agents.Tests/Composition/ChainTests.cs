using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Composition;

public sealed class ChainTests
{
    private static readonly ActionSettings s_exit = new() { IsExit = true };

    [Fact]
    public async Task Chain_of_two_with_exits_frames_each_stage_and_ends_once()
    {
        var first = new ScriptedModelStream(new Reply().Action("c1", "found").Usage(100, 10));
        var second = new ScriptedModelStream(new Reply().Text("It is so.").Usage(300, 30));
        var chain = new Chain(
            new Agent(first) { Name = "searcher", Actions = [TestAction.Echo("found", s_exit)], RequireAction = true },
            new Agent(second) { Name = "analyst" }) { Name = "research" };
        var session = new AgentSession();

        Recording run = await Recording.OfAsync(chain.StreamAsync("Why?", session));

        Assert.Equal(
            [
                "research ChainAgentStart 0 of 2", "research/searcher MessageStart", "research/searcher ActionStart c1 found", "research/searcher ActionEnd c1 {}",
                "research/searcher UsageUpdated 100+10 of 100+10 Actions", "research/searcher ActionExecutionStart c1",
                "research/searcher ActionExecuted c1 'found of nowhere' exit", "research/searcher MessageEnd ''", "research ChainAgentEnd 0 of 2 Exited",
                "research ChainAgentStart 1 of 2", "research/analyst MessageStart", "research/analyst ContentDelta 'It is so.'",
                "research/analyst UsageUpdated 300+30 of 300+30 EndOfTurn", "research/analyst MessageEnd 'It is so.'", "research ChainAgentEnd 1 of 2 Completed",
                "research AgentCompleted Completed",
            ],
            run.Events.Select(static ev => $"{ev.AgentPath} {EventText.Of(ev)}".Replace(" {} ", " ")).Where(static line => !line.Contains("ActionDelta")));
        Assert.Equal(440, run.Response.Usage.TotalTokens);
        Assert.Equal(440, session.Usage.TotalTokens);
        Assert.Equal(2, run.Response.Iterations);
        Assert.Equal(["Why?", "", "It is so."], run.Response.Messages.Select(static message => message.Text));
        Assert.Equal("found of nowhere", Assert.Single(second.Requests[0].Results).Text);
    }

    [Fact]
    public async Task Chain_whose_first_stage_answers_in_text_ends_there()
    {
        var second = new ScriptedModelStream("never");
        var chain = new Chain(
            new Agent(new ScriptedModelStream("I know that already.")) { Actions = [TestAction.Echo("found", s_exit)] }, new Agent(second));

        Recording run = await Recording.OfAsync(chain.StreamAsync("Why?"));

        Assert.Equal((AgentStatus.Completed, "I know that already."), (run.Response.Status, run.Response.Text));
        Assert.Empty(second.Requests);
        Assert.Single(run.Events.OfType<ChainAgentEnd>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Chain_with_a_failing_stage_closes_it_and_throws(int failing)
    {
        var error = new ModelException("no more");
        Reply fails = new Reply().Text("Half").Fail(error);
        var chain = new Chain(
            new Agent(new ScriptedModelStream(failing == 0 ? fails : new Reply().Action("c1", "found"))) { Actions = [TestAction.Echo("found", s_exit)] },
            new Agent(new ScriptedModelStream(fails)));

        Recording run = await Recording.OfEventsAsync(chain.StreamAsync("Why?"));

        Assert.Same(error, run.Failure);
        Assert.Equal($"ChainAgentEnd {failing} of 2 failed", run.Lines[^1]);
        Assert.Equal(failing + 1, run.Events.OfType<ChainAgentStart>().Count());
    }

    [Fact]
    public void Chain_with_a_stage_that_cannot_hand_over_is_refused()
    {
        Agent agent = new(new ScriptedModelStream("x")) { Name = "a" };

        AgentConfigurationException error = Assert.Throws<AgentConfigurationException>(() => new Chain(agent, agent));

        Assert.Contains("'a', number 1 of 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<AgentConfigurationException>(static () => new Chain());
        Assert.Single(new Chain(agent).Agents);
    }

    [Fact]
    public async Task Chain_stage_without_actions_declares_those_of_the_transcript()
    {
        var second = new ScriptedModelStream("Done.");
        var chain = new Chain(
            new Agent(new ScriptedModelStream(new Reply().Action("c1", "found"))) { Actions = [TestAction.Echo("found", s_exit)] }, new Agent(second));

        await chain.RunAsync("Why?");

        Assert.Equal(["found"], second.Requests[0].Tools);
        Assert.Equal(ChatToolMode.None, second.Requests[0].ToolMode);
    }

    [Fact]
    public async Task Chain_budget_covers_all_stages()
    {
        var second = new ScriptedModelStream("never");
        var chain = new Chain(
            new Agent(new ScriptedModelStream(new Reply().Action("c1", "found").Usage(90, 20))) { Actions = [TestAction.Echo("found", s_exit)] },
            new Agent(second)) { Budget = new() { Tokens = 100 } };

        AgentResponse response = await chain.RunAsync("Why?");

        Assert.Equal((AgentStatus.BudgetExhausted, 0), (response.Status, second.Requests.Count));
        Assert.Contains("chain is used up: 110 of 100 tokens", response.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_of_calls_that_is_used_up_is_told_as_such_and_not_as_the_agents_own_limit()
    {
        var model = ScriptedModelStream.Of(static request => new Reply().Action($"c{request.Number}", "look"));
        var agent = new Agent(model) { Name = "seeker", Actions = [TestAction.Echo("look")], RequireAction = false, Budget = new() { Iterations = 2 } };
        var session = new AgentSession();

        AgentResponse response = await agent.RunAsync("Why?", session);

        Assert.Equal((AgentStatus.BudgetExhausted, 2, 2), (response.Status, response.Iterations, model.Requests.Count));
        Assert.Equal("The budget of seeker is used up: 2 calls of models.", response.Detail);
        Assert.Equal(AgentRole.Assistant, session.Messages[^1].Role);
    }

    [Fact]
    public async Task Typed_chain_whose_last_agent_gives_no_value_throws_with_the_response_of_the_whole_chain()
    {
        var chain = new Chain(
            new Agent(new ScriptedModelStream(new Reply().Action("c1", "found").Usage(10, 1))) { Actions = [TestAction.Echo("found", s_exit)] },
            new Agent(new ScriptedModelStream(new Reply().Action("c2", "found").Usage(20, 2))) { Actions = [TestAction.Echo("found", s_exit)] });
        var session = new AgentSession();
        AgentStream<Dish> stream = chain.StreamAsync<Dish>("Why?", session);

        Recording run = await Recording.OfEventsAsync(stream);

        AgentResponse gave = Assert.IsType<StructuredOutputException>(run.Failure).Response;
        Assert.Equal((stream.RunId, AgentStatus.Exited, 33L, 2), (gave.RunId, gave.Status, gave.Usage.TotalTokens, gave.Iterations));
        Assert.Equal(session.Messages, gave.Messages);
    }
}
