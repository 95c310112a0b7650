using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Composition;

public sealed class NestingTests
{
    [Fact]
    public async Task Agent_as_an_action_shows_its_events_under_its_path_and_counts_once()
    {
        var inner = new ScriptedModelStream(new Reply().Text("It ", "rains.").Usage(100, 10));
        var outer = new ScriptedModelStream(new Reply().Action("c1", "research", """{"input":"Weather?"}""").Usage(200, 20), new Reply().Text("Rain.").Usage(100, 10));
        var session = new AgentSession();
        var agent = new Agent(outer) { Name = "outer", Actions = [new Agent(inner) { Name = "inner" }.AsAction("research", "Finds out.")] };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go.", session));

        Assert.Equal(
            ["outer/inner MessageStart", "outer/inner ContentDelta 'It '", "outer/inner ContentDelta 'rains.'", "outer/inner UsageUpdated 100+10 of 100+10 EndOfTurn", "outer/inner MessageEnd 'It rains.'"],
            run.Events.Where(static ev => ev.AgentPath != "outer").Select(static ev => $"{ev.AgentPath} {EventText.Of(ev)}"));
        Assert.All(run.Events.Where(static ev => ev.AgentPath == "outer/inner"), ev => Assert.Equal((run.Response.RunId, "c1"), (ev.Origin.ParentRunId, ev.Origin.ParentActionId)));
        Assert.Equal("It rains.", run.Events.OfType<ActionExecuted>().Single().Action.Result);
        Assert.Equal((440, 440, 2), (run.Response.Usage.TotalTokens, session.Usage.TotalTokens, run.Response.Iterations));
        Assert.Equal("Weather?", inner.Requests[0].Messages[^1].Text);
    }

    [Fact]
    public async Task Agent_that_runs_itself_by_way_of_actions_ends_at_the_depth()
    {
        int runs = 0;
        Agent Level() => new(ScriptedModelStream.Of(static request => request.Number == 1 ? new Reply().Action("c1", "deeper", """{"input":"x"}""") : "Done."))
        {
            Name = "level",
            Actions = [new TestAction("deeper", async (_, context) =>
            {
                runs++;
                return await TestAction.Text((await context.ForwardAsync(Level().StreamAsync("x"))).Text);
            })],
            Budget = new() { Depth = 3 },
        };

        Recording run = await Recording.OfAsync(Level().StreamAsync("Go."));

        Assert.Equal((3, AgentStatus.Completed), (runs, run.Response.Status));
        ActionExecuted refused = Assert.Single(run.Events.OfType<ActionExecuted>(), static ev => ev.Action.IsError);
        Assert.Equal("level/level/level", refused.AgentPath);
        Assert.StartsWith("AgentDepthException", refused.Action.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agent_as_an_action_takes_of_the_outer_budget()
    {
        var inner = ScriptedModelStream.Of(static request => new Reply().Action($"i{request.Number}", "look"));
        var outer = ScriptedModelStream.Of(static request => new Reply().Action($"o{request.Number}", "research", """{"input":"x"}"""));
        var agent = new Agent(outer)
        {
            Actions = [new Agent(inner) { Name = "inner", Actions = [TestAction.Echo("look")] }.AsAction("research", "Finds out.")],
            Budget = new() { Iterations = 5 },
        };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        Assert.Equal((5, AgentStatus.BudgetExhausted), (inner.Requests.Count + outer.Requests.Count, run.Response.Status));
        Assert.Contains("came to no answer: BudgetExhausted. The budget of agent is used up: 5 calls of models.", run.Events.OfType<ActionExecuted>().Last().Action.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agent_as_an_action_of_a_plain_chat_client_answers_in_text()
    {
        AgentAction action = new Agent(new ScriptedModelStream("It rains.")).AsAction("research", "Finds out.");

        object? result = await action.InvokeAsync(new AIFunctionArguments { ["input"] = "Weather?" });

        Assert.Equal("It rains.", result);
    }

    [Fact]
    public async Task Agent_with_a_typed_answer_that_refuses_tells_the_outer_model_so()
    {
        var inner = new ScriptedModelStream(new Reply().Text("I would rather not.").Stop(StopReason.Refusal));
        var outer = new ScriptedModelStream(new Reply().Action("c1", "cook", """{"title":"Soup","minutes":3}"""), "It will not.");
        var agent = new Agent(outer)
        {
            Actions = [new Agent(inner) { Name = "cook" }.AsAction<Dish, Dish>("cook", "Improves a dish.", static dish => dish.Title)],
        };

        AgentResponse response = await agent.RunAsync("Go.");

        Assert.Equal("It will not.", response.Text);
        Assert.Equal(
            "AgentUnsuccessfulException: The agent 'cook' came to no answer: Refused. It said last: I would rather not.",
            Assert.Single(outer.Requests[1].Results).Text);
    }

    [Fact]
    public async Task Outer_run_that_is_cancelled_stops_the_inner_and_its_brackets_close()
    {
        using var stop = new CancellationTokenSource();
        var gate = new ScriptGate();
        var inner = new ScriptedModelStream(new Reply().Text("It ").Wait(gate).Text("rains."));
        var outer = new ScriptedModelStream(new Reply().Action("c1", "research", """{"input":"Weather?"}"""));
        var agent = new Agent(outer) { Name = "outer", Actions = [new Agent(inner) { Name = "inner" }.AsAction("research", "Finds out.")] };

        Recording run = await Recording.OfEventsAsync(agent.StreamAsync("Go.", cancellationToken: stop.Token), ev =>
        {
            if (ev is ContentDelta)
            {
                stop.Cancel();
            }
        });

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.Contains("outer/inner MessageFailed 'It '", run.Events.Select(static ev => $"{ev.AgentPath} {EventText.Of(ev)}"));
        Assert.Equal((1, 1), (inner.Opened, inner.Closed));
    }
}
